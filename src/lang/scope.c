#include "lang/scope.h"

#include "lang/scope_build.h"

struct symbol *
scope_find(const struct scope *scope, const char *name)
{
    uint64_t index;
    if (!map_get_string(&scope->index, name, strlen(name), &index))
        return NULL;
    return &scope->symbols[index];
}

void
scope_release(struct scope *scope)
{
    if (scope == NULL)
        return;
    for (size_t i = 0; i < scope->child_count; i++)
        scope_release(scope->children[i]);
    map_release(&scope->index);
}

/* Finds the scope around that has the variable of a name: a function that
 * binds it, or, for `__class__`, a class, which has no symbol of it.  NULL:
 * none has. */
static struct scope *
find_owner(const struct scope *scope, const char *name,
           struct symbol **symbol)
{
    *symbol = NULL;
    for (struct scope *owner = scope->parent; owner != NULL;
         owner = owner->parent) {
        if (owner->kind == SCOPE_CLASS && strcmp(name, "__class__") == 0) {
            owner->has_class_cell = true;
            return owner;
        }
        struct symbol *found =
            scope_is_function(owner) ? scope_find(owner, name) : NULL;
        if (found == NULL)
            continue;
        if (found->flags & SYMBOL_GLOBAL)
            return NULL;
        if ((found->flags & SYMBOL_BOUND)
            && !(found->flags & SYMBOL_NONLOCAL)) {
            *symbol = found;
            return owner;
        }
    }
    return NULL;
}

/* Whether all between a scope and owner, itself included, runs in the frame of
 * owner. */
static bool
runs_within(const struct scope *scope, const struct scope *owner)
{
    for (; scope != owner; scope = scope->parent)
        if (!scope->is_inlined)
            return false;
    return true;
}

/* Makes the variable of a function around the user's; scopes between pass it
 * on.  Returns whether there is one. */
static bool
capture(struct scope_builder *builder, struct scope *scope,
        const struct symbol *user)
{
    struct scope *saved = builder->scope;
    struct symbol *owned;
    struct scope *owner = find_owner(scope, user->name, &owned);
    if (owner == NULL)
        return false;
    if (owned != NULL && !runs_within(scope, owner))
        owned->home = HOME_CELL;
    for (struct scope *middle = scope->parent; middle != owner;
         middle = middle->parent) {
        builder->scope = middle;
        struct symbol *passed =
            scope_note(builder, user->name, 0, user->place);
        if (middle->kind == SCOPE_CLASS)
            passed->passes = true;
        else if (passed->home == HOME_UNKNOWN)
            passed->home = HOME_FREE;
    }
    builder->scope = saved;
    return true;
}

static void
resolve_symbol(struct scope_builder *builder, struct scope *scope,
               size_t index)
{
    struct symbol user = scope->symbols[index];
    enum symbol_home home;
    if (user.home != HOME_UNKNOWN)
        return; /* an inner scope's need made it a cell already */
    if (user.flags & SYMBOL_GLOBAL) {
        home = HOME_GLOBAL_DECLARED;
    } else if (user.flags & SYMBOL_NONLOCAL) {
        if (!capture(builder, scope, &user)) {
            scope_fail(builder, user.place,
                       "no binding for nonlocal '%s' found", user.name);
            return;
        }
        home = HOME_FREE;
    } else if (user.flags & SYMBOL_BOUND) {
        home = HOME_LOCAL;
    } else if (scope->kind != SCOPE_MODULE
               && capture(builder, scope, &user)) {
        home = HOME_FREE;
    } else {
        home = HOME_GLOBAL;
    }
    scope->symbols[index].home = home;
}

/* What a comprehension without a frame keeps in a cell is in a cell in all of
 * the frame (analyze_cells, Python/symtable.c).  Depth is bounded by the
 * parser's. */
static void
share_cells(struct scope *scope, const struct scope *inner)
{
    const unsigned declared = SYMBOL_GLOBAL | SYMBOL_NONLOCAL;
    if (!inner->is_inlined)
        return;
    for (size_t i = 0; i < inner->symbol_count; i++) {
        if (inner->symbols[i].home != HOME_CELL)
            continue;
        struct symbol *symbol = scope_find(scope, inner->symbols[i].name);
        if (symbol != NULL && symbol->home == HOME_UNKNOWN
            && (symbol->flags & SYMBOL_BOUND) && !(symbol->flags & declared))
            symbol->home = HOME_CELL;
    }
    for (size_t i = 0; i < inner->child_count; i++)
        share_cells(scope, inner->children[i]);
}

/* Depth is bounded by the parser's. */
static void
resolve(struct scope_builder *builder, struct scope *scope)
{
    for (size_t i = 0; i < scope->child_count; i++)
        resolve(builder, scope->children[i]);
    for (size_t i = 0; scope_is_function(scope) && i < scope->child_count;
         i++)
        share_cells(scope, scope->children[i]);
    for (size_t i = 0; i < scope->symbol_count; i++)
        resolve_symbol(builder, scope, i);
}

bool
scope_run(struct workshop *workshop, struct module *module)
{
    struct scope_builder builder = {.workshop = workshop};
    struct place start = {1, 1, 1, 1};
    module->scope = scope_new(&builder, SCOPE_MODULE, "<module>", start);
    builder.scope = module->scope;
    scope_statements(&builder, &module->body);
    if (!builder.failed)
        resolve(&builder, module->scope);
    return !builder.failed;
}
