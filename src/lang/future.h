/*
 * future: what `from __future__ import …` changes.  Of all that once was the
 * future only annotations still do: they are not evaluated, but kept as their
 * text (PEP 563).
 */
#ifndef REFSTEP_LANG_FUTURE_H
#define REFSTEP_LANG_FUTURE_H

#include "lang/parser.h"

/* Checks the imports of __future__ in a parsed module, and turns annotations
 * into string constants if it asks for that.  False with the workshop's diag
 * set. */
bool future_run(struct workshop *workshop, struct module *module);

/* Whether it is `from __future__ import …`, which no step is for. */
bool future_is_import(const struct tree_statement *statement);

#endif
