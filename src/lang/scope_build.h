/*
 * scope_build: the first half of scope_run; nobody else includes it.
 */
#ifndef REFSTEP_LANG_SCOPE_BUILD_H
#define REFSTEP_LANG_SCOPE_BUILD_H

#include "lang/scope.h"

struct scope_builder {
    struct workshop *workshop;
    struct scope *scope; /* the one at hand */
    bool failed;
};

/* Makes a scope inside the one at hand. */
struct scope *scope_new(struct scope_builder *builder, enum scope_kind kind,
                        const char *name, struct place place);

/* Notes that the scope at hand does `flags` with name; returns the symbol. */
struct symbol *scope_note(struct scope_builder *builder, const char *name,
                          unsigned flags, struct place place);

/* Reports an error; only the first counts. */
void scope_fail(struct scope_builder *builder, struct place place,
                const char *format, ...) TEXT_PRINTF(3, 4);

/* Notes all names of an expression / of statements. */
void scope_expression(struct scope_builder *builder,
                      struct expression *expression);
void scope_target(struct scope_builder *builder,
                  struct expression *expression, unsigned flags);
void scope_statements(struct scope_builder *builder,
                      const struct statement_list *statements);
void scope_parameters(struct scope_builder *builder,
                      const struct parameter_list *parameters);

/* Notes defaults and annotations, which belong to the scope outside. */
void scope_parameter_values(struct scope_builder *builder,
                            const struct parameter_list *parameters);

#endif
