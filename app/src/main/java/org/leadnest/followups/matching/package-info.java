/**
 * Which of the account's homes fit what a lead says that it looks for, and the other way round. Read from what leads wrote, what
 * was noted about them and which homes they asked about, each time anew: nothing is kept, and nothing leaves. People whose data
 * is restricted are left out.
 */
@NullMarked
package org.leadnest.followups.matching;

import org.jspecify.annotations.NullMarked;
