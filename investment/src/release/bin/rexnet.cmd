@echo off
rem Starts RexNet on Windows. JAVA_HOME: the Java to use, 21 or newer; otherwise the one on the PATH.
rem REXNET_JAVA_OPTIONS: more options for Java, such as -Xmx16g.
setlocal
set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%java%" (
    echo rexnet: JAVA_HOME is %JAVA_HOME%, which holds no Java. 1>&2
    exit /b 3
)
if not defined JAVA_HOME (
    where /q java.exe || (
        echo rexnet: needs Java 21 or newer and finds none; set JAVA_HOME to one. 1>&2
        exit /b 3
    )
)
"%java%" -XX:+UseSerialGC -XX:MaxRAMPercentage=70 --enable-native-access=ALL-UNNAMED -Dsun.misc.unsafe.memory.access=allow -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 %REXNET_JAVA_OPTIONS% -cp "%~dp0..\lib\*" org.rexnet.investment.cli.Rexnet %*
exit /b %errorlevel%
