#include "lang/compile.h"

#include "base/mem.h"
#include "lang/compiler.h"
#include "lang/fold.h"
#include "lang/future.h"
#include "lang/lesson_build.h"
#include "lang/pool.h"

/* Everything one compilation owns. */
struct session {
    struct source source;
    struct token_list tokens;
    struct arena arena;
    struct constants constants;
    struct value_context context;
    struct compiler compiler;
    struct workshop workshop;
    struct module module;
};

void
compiler_release(struct compiler *compiler)
{
    struct unit unit = {.codes = compiler->codes.items,
                        .code_count = compiler->codes.count};
    unit_release(&unit);
    compiler->codes.items = NULL;
    VECTOR_RELEASE(&compiler->codes);
}

static void
begin(struct session *session, const struct profile *profile,
      const struct limits *limits, struct diag *diag)
{
    value_context_init(&session->context, limits, profile);
    session->workshop = (struct workshop){
        .source = &session->source,
        .limits = limits,
        .profile = profile,
        .dialect = dialect_of(profile),
        .arena = &session->arena,
        .constants = &session->constants,
        .context = &session->context,
        .diag = diag,
        .is_expression = session->workshop.is_expression,
    };
    session->compiler.workshop = &session->workshop;
}

static void
end(struct session *session)
{
    compiler_release(&session->compiler);
    scope_release(session->module.scope);
    value_context_release(&session->context);
    constants_release(&session->constants);
    token_list_release(&session->tokens);
    arena_release(&session->arena);
    source_release(&session->source);
    mem_free(session);
}

/* Compiles the text that the session's source has; lesson NULL: of a file
 * that has none. */
static bool
compile(struct session *session, struct unit *unit, struct lesson *lesson)
{
    struct workshop *workshop = &session->workshop;
    const struct limits *limits = workshop->limits;
    struct module *module = &session->module;
    bool lexed = lexer_run(&session->source, limits, &session->tokens,
                           workshop->diag);
    if (!parser_run(workshop, &session->tokens, lexed, module))
        return false;
    bool folds_first = workshop->dialect->folds_annotation_texts;
    if (folds_first)
        fold_run(workshop, module);
    if (!future_run(workshop, module))
        return false;
    if (!folds_first)
        fold_run(workshop, module);
    if (!scope_run(workshop, module)
        || !compiler_run(&session->compiler, module)
        || (lesson != NULL
            && !lesson_build(&session->source, &session->tokens, module,
                             &session->constants, limits, lesson,
                             workshop->diag)))
        return false;
    pool_take(&session->compiler, unit);
    unit->last_line = source_last_line(&session->source);
    return true;
}

bool
compile_scene(const char *text, size_t length, const struct profile *profile,
              const struct limits *limits, struct unit *unit,
              struct lesson *lesson, struct diag *diag)
{
    struct session *session = mem_alloc(sizeof *session);
    *unit = (struct unit){0};
    *lesson = (struct lesson){0};
    if (!source_init(&session->source, text, length, limits, diag)) {
        mem_free(session);
        return false;
    }
    begin(session, profile, limits, diag);
    bool done = compile(session, unit, lesson);
    end(session);
    return done;
}

static bool
compile_aside(const char *text, size_t length, const struct profile *profile,
              const struct limits *limits, struct session *session,
              struct unit *unit, struct diag *diag)
{
    *unit = (struct unit){0};
    if (!source_init(&session->source, text, length, limits, diag)) {
        mem_free(session);
        return false;
    }
    begin(session, profile, limits, diag);
    session->workshop.is_library = true;
    bool done = compile(session, unit, NULL);
    end(session);
    return done;
}

bool
compile_file(const char *text, size_t length, const struct profile *profile,
             const struct limits *limits, struct unit *unit,
             struct diag *diag)
{
    struct session *session = mem_alloc(sizeof *session);
    return compile_aside(text, length, profile, limits, session, unit, diag);
}

bool
compile_eval(const char *text, size_t length, const struct profile *profile,
             const struct limits *limits, struct unit *unit,
             struct diag *diag)
{
    struct session *session = mem_alloc(sizeof *session);
    session->workshop.is_expression = true;
    return compile_aside(text, length, profile, limits, session, unit, diag);
}
