package org.rexnet.core.study;

/**
 * How a study is written as a folder.
 *
 * @param overwrite whether a folder may be replaced that holds files which were not written here
 * @param forPypsa whether what RexNet's own tables say is told a second time, as rows of PyPSA's tables
 * @param series how series are written
 */
public record FolderForm(boolean overwrite, boolean forPypsa, SeriesFormat series) {

    /** A folder that RexNet and PyPSA read, where none is or one that was written here. */
    public static final FolderForm FOR_BOTH = new FolderForm(false, true, SeriesFormat.CSV);
}
