/*
 * same_code: functions that were compiled to the same code.
 *
 * Code objects are constants, and constants that are equal are one object:
 * two lambdas with the same body on one line may share their code.  What is
 * compared differs between versions (code_richcompare, Objects/codeobject.c):
 * where columns are, these must be equal too, as in copies of one finally
 * clause.
 */
#ifndef REFSTEP_LANG_SAME_CODE_H
#define REFSTEP_LANG_SAME_CODE_H

#include "lang/compiler.h"

/* Returns the number of the first code that is equal to code number index,
 * which is index itself when there is none before it. */
size_t same_code_find(const struct compiler *compiler, size_t index);

#endif
