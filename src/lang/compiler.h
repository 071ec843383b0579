/*
 * compiler: from a folded tree with its scopes to code, in the order in which
 * CPython's compiler goes (Python/compile.c, codegen.c), since the order in
 * which constants are met decides which object stands for all its equals.
 *
 * What the language does not have yet is refused here, with its place and
 * what to write instead.
 */
#ifndef REFSTEP_LANG_COMPILER_H
#define REFSTEP_LANG_COMPILER_H

#include "lang/builder.h"

struct compiler {
    struct workshop *workshop;
    struct builder *builder;      /* of the code at hand */
    VECTOR(struct code) codes;    /* [0] is the module's; owned */
    unsigned silent;              /* in code known to be dead: checked, but
                                     nothing is made of it */
    bool failed;
};

/* ---- entry ---- */

/* Compiles the module.  False with the workshop's diag set; the codes are to
 * be taken or released in any case. */
bool compiler_run(struct compiler *compiler, struct module *module);
void compiler_release(struct compiler *compiler);

/* ---- errors ---- */

/* Only the first counts. */
void compiler_fail(struct compiler *compiler, struct place place,
                   const char *format, ...) TEXT_PRINTF(3, 4);

/* "… not supported yet", with what to write instead (hint may be NULL). */
void compiler_refuse(struct compiler *compiler, struct place place,
                     const char *what, const char *hint);

/* ---- instructions ---- */

/* Append an instruction, or a jump to a label, to the code being made, at the
 * place that compiler_at has named last.  compiler_label gives a new label,
 * compiler_place says that it is here; compiler_step begins a step of the
 * timeline. */
void compiler_emit(struct compiler *compiler, enum opcode opcode,
                   uint32_t argument);
void compiler_emit_jump(struct compiler *compiler, enum opcode opcode,
                        label_id label);
void compiler_at(struct compiler *compiler, struct place place);
label_id compiler_label(struct compiler *compiler);
void compiler_place(struct compiler *compiler, label_id label);
void compiler_step(struct compiler *compiler, enum code_step step,
                   struct place place);

/* Loads a constant object (its place in co_consts is made). */
void compiler_load(struct compiler *compiler, uint32_t object);
/* The same for an object that the compiler itself makes. */
void compiler_load_none(struct compiler *compiler);
/* The same where CPython needs no constant for it: that of another place is
 * taken. */
void compiler_load_any_none(struct compiler *compiler);
void compiler_load_integer(struct compiler *compiler, int64_t number);
void compiler_load_names(struct compiler *compiler, const char **names,
                         size_t count);

/* Returns the index of name in co_names. */
uint32_t compiler_name(struct compiler *compiler, const char *name);

enum name_use { NAME_LOAD, NAME_STORE, NAME_DELETE };
/* Loads, stores or deletes a variable by the instruction of its scope. */
void compile_name(struct compiler *compiler, const char *name,
                  struct place place, enum name_use use);

/* ---- expressions ---- */

/* Leaves the value on the stack. */
void compile_expression(struct compiler *compiler,
                        const struct expression *node);
void compile_list(struct compiler *compiler,
                  const struct expression_list *list);
void compile_display(struct compiler *compiler,
                     const struct expression *node);
void compile_dict(struct compiler *compiler, const struct expression *node);
void compile_joined(struct compiler *compiler,
                    const struct expression *node);
void compile_formatted(struct compiler *compiler,
                       const struct expression *node);
void compile_call(struct compiler *compiler, const struct expression *node);
void compile_slice_bounds(struct compiler *compiler,
                          const struct expression *slice);

/* Whether an index is a slice for which no slice object is made. */
bool compiler_is_short_slice(const struct compiler *compiler,
                             const struct expression *index);

/* Jumps to label if the truth of node is `when`. */
void compile_jump_if(struct compiler *compiler,
                     const struct expression *node, label_id label,
                     bool when);

/* ---- targets ---- */

/* Stores the top of the stack. */
void compile_store(struct compiler *compiler,
                   const struct expression *target);
void compile_delete(struct compiler *compiler,
                    const struct expression *target);
void compile_augmented(struct compiler *compiler,
                       const struct tree_statement *statement);

/* ---- statements ---- */

/* Each compiles one kind of statement; they leave the stack as it was. */
void compile_statements(struct compiler *compiler,
                        const struct statement_list *list);
void compile_if(struct compiler *compiler,
                const struct tree_statement *statement);
void compile_while(struct compiler *compiler,
                   const struct tree_statement *statement);
void compile_for(struct compiler *compiler,
                 const struct tree_statement *statement);
void compile_try(struct compiler *compiler,
                 const struct tree_statement *statement);
void compile_with(struct compiler *compiler,
                  const struct tree_statement *statement);
void compile_match(struct compiler *compiler,
                   const struct tree_statement *statement);
void compile_leave_loop(struct compiler *compiler,
                        const struct tree_statement *statement);
void compile_return(struct compiler *compiler,
                    const struct tree_statement *statement);
void compile_import(struct compiler *compiler,
                    const struct tree_statement *statement);
void compile_import_from(struct compiler *compiler,
                         const struct tree_statement *statement);
void compile_annotated(struct compiler *compiler,
                       const struct tree_statement *statement);

/* ---- blocks ---- */

/* Enters a block of the function at hand, whose region is the one in force;
 * leaves the innermost one. */
void compiler_enter_block(struct compiler *compiler, struct block block);
void compiler_leave_block(struct compiler *compiler);

/* Begins a region whose exceptions go to handler, with a SETUP instruction.
 * It ends when the region in force before is set again. */
void compiler_begin_region(struct compiler *compiler, enum opcode setup,
                           label_id handler);

/* The statements of a finally clause, with their header. */
void compile_finally(struct compiler *compiler,
                     const struct tree_statement *statement);

/* Forgets the name of an except clause, which may be NULL, at its end or
 * (is_leaving) on a way out of it. */
void compile_forget_name(struct compiler *compiler, const char *name,
                         struct place place, bool is_leaving);

/* Calls the __exit__ on top of the stack with None three times, and drops what
 * it gives. */
void compile_exit_with_nones(struct compiler *compiler);

/* ---- functions ---- */

/* Bits of MAKE_FUNCTION. */
enum {
    FUNCTION_HAS_DEFAULTS = 1,
    FUNCTION_HAS_KEYWORD_DEFAULTS = 2,
    FUNCTION_HAS_ANNOTATIONS = 4,
    FUNCTION_HAS_CLOSURE = 8
};

/* Begins the code of scope, which belongs to a function, in *inner. */
void compiler_enter(struct compiler *compiler, struct builder *inner,
                    const struct scope *scope);

/* Ends it, and makes the function at place: loads its closure and its code.
 * flags: what has been loaded for it before. */
void compiler_make_function(struct compiler *compiler, struct builder *inner,
                            struct place place, uint32_t flags);

/* The first and the third leave the value on the stack; the others bind the
 * name of what they make. */
void compile_comprehension(struct compiler *compiler,
                           const struct expression *node);
void compile_function(struct compiler *compiler,
                      const struct tree_statement *statement);
void compile_lambda(struct compiler *compiler, const struct expression *node);
void compile_class(struct compiler *compiler,
                   const struct tree_statement *statement);

/* Loads decorators, in order; calls them, in reverse. */
void compile_decorators(struct compiler *compiler,
                        const struct definition *definition);
void compile_decorator_calls(struct compiler *compiler,
                             const struct definition *definition);

/* Leaves the dict of all keyword arguments, `**` ones included. */
void compile_keywords(struct compiler *compiler,
                      const struct keyword_list *keywords);

/* Emits CALL_KEYWORDS for count arguments on the stack, the last of which are
 * those of keywords, whose values this loads. */
void compile_keyword_call(struct compiler *compiler,
                          const struct keyword_list *keywords,
                          size_t count, struct place place);

/* Begins and ends a body that keeps annotations of its names in a dict; begin
 * returns the index of the first instruction, SIZE_MAX: there are none. */
size_t compiler_begin_annotations(struct compiler *compiler,
                                  const struct statement_list *body);
void compiler_end_annotations(struct compiler *compiler, size_t first);

/* Load what MAKE_FUNCTION takes; return its flags. */
uint32_t compile_defaults(struct compiler *compiler,
                          const struct parameter_list *parameters);
uint32_t compile_annotations(struct compiler *compiler,
                             const struct parameter_list *parameters,
                             const struct expression *returns);

/* Makes the parameters the first locals, in CPython's order. */
void builder_enter_parameters(struct builder *builder,
                              const struct parameter_list *parameters);

/* Statements of a body after its docstring, if it has one. */
void compile_body(struct compiler *compiler,
                  const struct statement_list *body, bool has_docstring);

/* Returns the object of a docstring as this version keeps it. */
uint32_t compiler_docstring(struct compiler *compiler,
                            const struct expression *docstring);

#endif
