/* function.c is being written by the lead; D: leave it. */
