/** One class of the Java kernel, mended; it goes when a later version of the kernel starts each time. */
@NullMarked
package org.rapaio.jupyter.kernel.channels;

import org.jspecify.annotations.NullMarked;
