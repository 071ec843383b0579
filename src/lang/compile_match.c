/*
 * match statements, as PEP 634 and compile.c (compiler_match) have them.
 *
 * While a pattern is tried, its subject is on top of the stack; what it
 * captures is put below all that is still needed, and stored into names only
 * when the whole pattern has matched:
 *
 *     … (subject of the match) captured captured … on_top … subject
 *
 * A pattern that fails jumps to where as many slots are dropped as there were
 * captures and other things on top; exits[n] drops n of them.
 */
#include "lang/compiler.h"

#include "base/mem.h"

struct matcher {
    VECTOR(struct identifier) stores; /* captured; the last lies lowest */
    VECTOR(label_id) exits;           /* none needed so far: empty */
    size_t on_top;                    /* slots kept above the captures */
    bool may_always_match;
};

static void compile_pattern(struct compiler *compiler,
                            const struct pattern *pattern,
                            struct matcher *matcher);

/* ---- help ---------------------------------------------------------------- */

static void
release(struct matcher *matcher)
{
    VECTOR_RELEASE(&matcher->stores);
    VECTOR_RELEASE(&matcher->exits);
}

static void
need_exit(struct compiler *compiler, struct matcher *matcher, size_t drops)
{
    while (matcher->exits.count <= drops)
        VECTOR_PUSH(&matcher->exits, compiler_label(compiler));
}

/* Jumps away from a failed pattern; nothing else is dropped by the jump than
 * the condition it tests. */
static void
fail(struct compiler *compiler, struct matcher *matcher, enum opcode jump)
{
    size_t drops = matcher->on_top + matcher->stores.count;
    need_exit(compiler, matcher, drops);
    compiler_emit_jump(compiler, jump, matcher->exits.items[drops]);
}

static void
fail_unless_true(struct compiler *compiler, struct matcher *matcher)
{
    fail(compiler, matcher, OPCODE_POP_JUMP_IF_FALSE);
}

/* Puts here where failures arrive, one drop after the other. */
static void
place_exits(struct compiler *compiler, struct matcher *matcher)
{
    for (size_t i = matcher->exits.count; i > 0; i--) {
        compiler_place(compiler, matcher->exits.items[i - 1]);
        if (i > 1)
            compiler_emit(compiler, OPCODE_POP_TOP, 0);
    }
    matcher->exits.count = 0;
}

/* Puts the top below count - 1 others. */
static void
rotate(struct compiler *compiler, size_t count)
{
    if (count > 1)
        compiler_emit(compiler, OPCODE_ROTATE, (uint32_t)count);
}

static bool
is_wildcard(const struct pattern *pattern)
{
    return pattern->kind == PATTERN_CAPTURE && pattern->name.text == NULL
           && pattern->pattern_count == 0;
}

static size_t
find_store(const struct matcher *matcher, const char *name)
{
    size_t i = 0;
    while (i < matcher->stores.count
           && strcmp(matcher->stores.items[i].text, name) != 0)
        i++;
    return i;
}

static void
note_store(struct compiler *compiler, struct matcher *matcher,
           struct identifier name)
{
    if (find_store(matcher, name.text) < matcher->stores.count)
        compiler_fail(compiler, name.place,
                      "multiple assignments to name '%s' in pattern",
                      name.text);
    VECTOR_PUSH(&matcher->stores, name);
}

/* Captures the top, or drops it where there is no name. */
static void
capture(struct compiler *compiler, struct matcher *matcher,
        struct identifier name)
{
    if (name.text == NULL) {
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
        return;
    }
    rotate(compiler, matcher->on_top + matcher->stores.count + 1);
    note_store(compiler, matcher, name);
}

/* A pattern inside another may match always. */
static void
compile_inner(struct compiler *compiler, const struct pattern *pattern,
              struct matcher *matcher)
{
    bool before = matcher->may_always_match;
    matcher->may_always_match = true;
    compile_pattern(compiler, pattern, matcher);
    matcher->may_always_match = before;
}

/* Compares the length of what is on top, which stays. */
static void
check_length(struct compiler *compiler, size_t length,
             enum comparison comparison, struct matcher *matcher)
{
    compiler_emit(compiler, OPCODE_GET_LEN, 0);
    compiler_load_integer(compiler, (int64_t)length);
    compiler_emit(compiler, OPCODE_COMPARE, comparison);
    fail_unless_true(compiler, matcher);
}

/* Fails if the top, which stays, is None. */
static void
fail_if_none(struct compiler *compiler, struct matcher *matcher)
{
    compiler_emit(compiler, OPCODE_COPY, 1);
    if (compiler->workshop->dialect->match_subscripts)
        compiler_load_any_none(compiler); /* it has a flag beside it */
    else
        compiler_load_none(compiler);
    compiler_emit(compiler, OPCODE_IS, 1);
    fail_unless_true(compiler, matcher);
}

/* Matches as many subjects as lie on the stack, the first on top. */
static void
match_unpacked(struct compiler *compiler, struct pattern *const *patterns,
               size_t count, struct matcher *matcher)
{
    matcher->on_top += count;
    for (size_t i = 0; i < count; i++) {
        matcher->on_top--;
        compile_inner(compiler, patterns[i], matcher);
    }
}

/* Matches what a class or mapping pattern has found: the tuple on top, which is
 * among on_top.  Up to 3.10 it stays there until all has matched. */
static void
match_found(struct compiler *compiler, const struct pattern *pattern,
            size_t count, struct matcher *matcher)
{
    if (!compiler->workshop->dialect->match_subscripts) {
        compiler_emit(compiler, OPCODE_UNPACK_SEQUENCE, (uint32_t)count);
        matcher->on_top--;
        match_unpacked(compiler, pattern->patterns, count, matcher);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (is_wildcard(pattern->patterns[i]))
            continue;
        compiler_emit(compiler, OPCODE_COPY, 1);
        compiler_load_integer(compiler, (int64_t)i);
        compiler_emit(compiler, OPCODE_LOAD_SUBSCRIPT, 0);
        compile_inner(compiler, pattern->patterns[i], matcher);
    }
    matcher->on_top--;
    compiler_emit(compiler, OPCODE_POP_TOP, 0);
}

/* ---- sequences ----------------------------------------------------------- */

/* What is known about the patterns of a sequence. */
struct sequence {
    struct pattern *const *patterns;
    size_t count;
    size_t star;          /* index of *name; count: there is none */
    bool star_is_wildcard;
    bool only_wildcards;
};

static struct sequence
look_at_sequence(struct compiler *compiler, const struct pattern *pattern)
{
    struct sequence found = {.patterns = pattern->patterns,
                             .count = pattern->pattern_count,
                             .star = pattern->pattern_count,
                             .only_wildcards = true};
    for (size_t i = 0; i < found.count; i++) {
        const struct pattern *item = found.patterns[i];
        bool is_star = item->kind == PATTERN_STAR;
        bool is_wild = is_star ? item->name.text == NULL : is_wildcard(item);
        found.only_wildcards = found.only_wildcards && is_wild;
        if (!is_star)
            continue;
        if (found.star < found.count)
            compiler_fail(compiler, pattern->place,
                          "multiple starred names in sequence pattern");
        found.star = i;
        found.star_is_wildcard = is_wild;
    }
    return found;
}

static void
unpack_sequence(struct compiler *compiler, const struct sequence *sequence,
                struct matcher *matcher)
{
    uint32_t count = (uint32_t)sequence->count;
    uint32_t star = (uint32_t)sequence->star;
    if (star == count)
        compiler_emit(compiler, OPCODE_UNPACK_SEQUENCE, count);
    else
        compiler_emit(compiler, OPCODE_UNPACK_EX,
                      star | (count - star - 1) << 8);
    match_unpacked(compiler, sequence->patterns, count, matcher);
}

/* Where *_ takes the rest, the items are looked up one by one; those after it
 * from the end. */
static void
subscript_sequence(struct compiler *compiler,
                   const struct sequence *sequence, struct matcher *matcher)
{
    matcher->on_top++;
    for (size_t i = 0; i < sequence->count; i++) {
        const struct pattern *item = sequence->patterns[i];
        if (i == sequence->star || is_wildcard(item))
            continue;
        compiler_emit(compiler, OPCODE_COPY, 1);
        if (i < sequence->star) {
            compiler_load_integer(compiler, (int64_t)i);
        } else {
            compiler_emit(compiler, OPCODE_GET_LEN, 0);
            compiler_load_integer(compiler, (int64_t)(sequence->count - i));
            compiler_emit(compiler, OPCODE_BINARY, BINARY_SUBTRACT);
        }
        compiler_emit(compiler, OPCODE_LOAD_SUBSCRIPT, 0);
        compile_inner(compiler, item, matcher);
    }
    matcher->on_top--;
    compiler_emit(compiler, OPCODE_POP_TOP, 0);
}

static void
compile_sequence(struct compiler *compiler, const struct pattern *pattern,
                 struct matcher *matcher)
{
    struct sequence sequence = look_at_sequence(compiler, pattern);
    matcher->on_top++;
    compiler_emit(compiler, OPCODE_MATCH_SEQUENCE, 0);
    fail_unless_true(compiler, matcher);
    if (sequence.star == sequence.count)
        check_length(compiler, sequence.count, COMPARE_EQUAL, matcher);
    else if (sequence.count > 1)
        check_length(compiler, sequence.count - 1, COMPARE_GREATER_EQUAL,
                     matcher);
    matcher->on_top--;
    if (sequence.only_wildcards)
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
    else if (sequence.star_is_wildcard)
        subscript_sequence(compiler, &sequence, matcher);
    else
        unpack_sequence(compiler, &sequence, matcher);
}

/* ---- mappings ------------------------------------------------------------ */

/* Captures a dict of what the keys leave; the keys and the subject are on
 * top. */
static void
capture_rest(struct compiler *compiler, const struct pattern *pattern,
             struct matcher *matcher)
{
    compiler_emit(compiler, OPCODE_BUILD_MAP, 0);
    compiler_emit(compiler, OPCODE_SWAP, 3);
    compiler_emit(compiler, OPCODE_DICT_UPDATE, 2);
    uint32_t count = (uint32_t)pattern->keys.count;
    compiler_emit(compiler, OPCODE_UNPACK_SEQUENCE, count);
    for (; count > 0; count--) {
        compiler_emit(compiler, OPCODE_COPY, count + 1);
        compiler_emit(compiler, OPCODE_SWAP, 2);
        compiler_emit(compiler, OPCODE_DELETE_SUBSCRIPT, 0);
    }
    capture(compiler, matcher, pattern->name);
}

static void
load_keys(struct compiler *compiler, const struct expression_list *keys)
{
    for (size_t i = 0; i < keys->count; i++) {
        const struct expression *key = keys->items[i];
        if (key->kind != EXPRESSION_CONSTANT
            && key->kind != EXPRESSION_ATTRIBUTE)
            compiler_fail(compiler, key->place,
                          "mapping pattern keys may only match literals and "
                          "attribute lookups");
        compile_expression(compiler, key);
    }
    compiler_emit(compiler, OPCODE_BUILD_TUPLE, (uint32_t)keys->count);
}

static void
compile_mapping(struct compiler *compiler, const struct pattern *pattern,
                struct matcher *matcher)
{
    size_t count = pattern->keys.count;
    matcher->on_top++;
    compiler_emit(compiler, OPCODE_MATCH_MAPPING, 0);
    fail_unless_true(compiler, matcher);
    if (count == 0 && pattern->name.text == NULL) {
        matcher->on_top--;
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
        return;
    }
    if (count > 0)
        check_length(compiler, count, COMPARE_GREATER_EQUAL, matcher);
    load_keys(compiler, &pattern->keys);
    compiler_at(compiler, pattern->place);
    compiler_emit(compiler, OPCODE_MATCH_KEYS, 0);
    matcher->on_top += 2; /* the keys and their values */
    fail_if_none(compiler, matcher);
    match_found(compiler, pattern, count, matcher);
    matcher->on_top -= 2;
    if (pattern->name.text != NULL) {
        capture_rest(compiler, pattern, matcher);
        return;
    }
    compiler_emit(compiler, OPCODE_POP_TOP, 0);
    compiler_emit(compiler, OPCODE_POP_TOP, 0);
}

/* ---- classes ------------------------------------------------------------- */

static void
check_names(struct compiler *compiler, const struct identifier_list *names)
{
    for (size_t i = 0; i < names->count; i++)
        for (size_t k = i + 1; k < names->count; k++)
            if (strcmp(names->items[i].text, names->items[k].text) == 0)
                compiler_fail(compiler, names->items[k].place,
                              "attribute name repeated in class pattern: %s",
                              names->items[k].text);
}

static void
compile_class_pattern(struct compiler *compiler, const struct pattern *pattern,
              struct matcher *matcher)
{
    size_t count = pattern->pattern_count, named = pattern->names.count;
    const char **names = mem_alloc_array(named + 1, sizeof *names);
    check_names(compiler, &pattern->names);
    compile_expression(compiler, pattern->value);
    for (size_t i = 0; i < named; i++)
        names[i] = pattern->names.items[i].text;
    compiler_at(compiler, pattern->place);
    compiler_load_names(compiler, names, named);
    mem_free(names);
    compiler_emit(compiler, OPCODE_MATCH_CLASS, (uint32_t)(count - named));
    matcher->on_top++; /* the attributes, or None */
    fail_if_none(compiler, matcher);
    match_found(compiler, pattern, count, matcher);
}

/* ---- alternatives -------------------------------------------------------- */

/* Puts the captures of an alternative into the order of the first one's. */
static void
reorder_stores(struct compiler *compiler, const struct pattern *pattern,
               const struct matcher *first, struct matcher *matcher)
{
    bool differ = matcher->stores.count != first->stores.count;
    for (size_t i = first->stores.count; !differ && i > 0; i--) {
        size_t at = find_store(matcher, first->stores.items[i - 1].text);
        differ = at == matcher->stores.count;
        if (differ || at == i - 1)
            continue;
        /* The names up to it go below those between it and its place. */
        struct identifier *items = matcher->stores.items;
        for (size_t moved = 0; moved <= at; moved++) {
            struct identifier name = items[0];
            memmove(items, items + 1, (i - 1) * sizeof *items);
            items[i - 1] = name;
            rotate(compiler, i);
        }
    }
    if (differ)
        compiler_fail(compiler, pattern->place,
                      "alternative patterns bind different names");
}

/* Matches one alternative with a copy of the subject. */
static void
compile_alternative(struct compiler *compiler, const struct pattern *pattern,
                    size_t index, struct matcher *outer,
                    struct matcher *first)
{
    struct matcher inner = {
        .may_always_match =
            index + 1 == pattern->pattern_count && outer->may_always_match};
    compiler_emit(compiler, OPCODE_COPY, 1);
    compile_pattern(compiler, pattern->patterns[index], &inner);
    if (index == 0) {
        for (size_t i = 0; i < inner.stores.count; i++)
            VECTOR_PUSH(&first->stores, inner.stores.items[i]);
    } else {
        reorder_stores(compiler, pattern, first, &inner);
    }
    compiler_emit_jump(compiler, OPCODE_JUMP, first->exits.items[0]);
    place_exits(compiler, &inner);
    release(&inner);
}

static void
compile_or(struct compiler *compiler, const struct pattern *pattern,
           struct matcher *matcher)
{
    struct matcher first = {0}; /* its exit: where successes arrive */
    need_exit(compiler, &first, 0);
    for (size_t i = 0; i < pattern->pattern_count; i++)
        compile_alternative(compiler, pattern, i, matcher, &first);
    compiler_emit(compiler, OPCODE_POP_TOP, 0);
    fail(compiler, matcher, OPCODE_JUMP);
    place_exits(compiler, &first);
    /* Above its place lie the other captures, the copy of the subject, and
     * what the outer pattern keeps. */
    size_t count = first.stores.count + 1 + matcher->on_top
                   + matcher->stores.count;
    for (size_t i = 0; i < first.stores.count; i++) {
        rotate(compiler, count);
        note_store(compiler, matcher, first.stores.items[i]);
    }
    compiler_emit(compiler, OPCODE_POP_TOP, 0);
    release(&first);
}

/* ---- patterns ------------------------------------------------------------ */

static void
compile_capture(struct compiler *compiler, const struct pattern *pattern,
                struct matcher *matcher)
{
    if (pattern->pattern_count > 0) {
        matcher->on_top++;
        compiler_emit(compiler, OPCODE_COPY, 1);
        compile_pattern(compiler, pattern->patterns[0], matcher);
        matcher->on_top--;
    } else if (!matcher->may_always_match) {
        if (pattern->name.text != NULL)
            compiler_fail(compiler, pattern->place,
                          "name capture '%s' makes remaining patterns "
                          "unreachable",
                          pattern->name.text);
        else
            compiler_fail(compiler, pattern->place,
                          "wildcard makes remaining patterns unreachable");
    }
    capture(compiler, matcher, pattern->name);
}

static void
compile_pattern(struct compiler *compiler, const struct pattern *pattern,
                struct matcher *matcher)
{
    if (compiler->failed)
        return;
    compiler_at(compiler, pattern->place);
    switch (pattern->kind) {
    case PATTERN_VALUE:
        compile_expression(compiler, pattern->value);
        compiler_emit(compiler, OPCODE_COMPARE, COMPARE_EQUAL);
        fail_unless_true(compiler, matcher);
        return;
    case PATTERN_SINGLETON:
        compile_expression(compiler, pattern->value);
        compiler_emit(compiler, OPCODE_IS, 0);
        fail_unless_true(compiler, matcher);
        return;
    case PATTERN_CAPTURE:
        compile_capture(compiler, pattern, matcher);
        return;
    case PATTERN_STAR:
        capture(compiler, matcher, pattern->name);
        return;
    case PATTERN_SEQUENCE:
        compile_sequence(compiler, pattern, matcher);
        return;
    case PATTERN_MAPPING:
        compile_mapping(compiler, pattern, matcher);
        return;
    case PATTERN_CLASS:
        compile_class_pattern(compiler, pattern, matcher);
        return;
    case PATTERN_OR:
        compile_or(compiler, pattern, matcher);
        return;
    }
}

/* ---- the statement ------------------------------------------------------- */

/* keeps_subject: a later case needs it. */
static void
compile_case(struct compiler *compiler, const struct match_case *item,
             bool keeps_subject, bool is_last, label_id end)
{
    struct matcher matcher = {.may_always_match = item->guard || is_last};
    compiler_step(compiler, CODE_STEP_HEADER, item->place);
    if (keeps_subject)
        compiler_emit(compiler, OPCODE_COPY, 1);
    compile_pattern(compiler, item->pattern, &matcher);
    for (size_t i = 0; i < matcher.stores.count; i++)
        compile_name(compiler, matcher.stores.items[i].text,
                     matcher.stores.items[i].place, NAME_STORE);
    if (item->guard != NULL) {
        need_exit(compiler, &matcher, 0);
        compile_jump_if(compiler, item->guard, matcher.exits.items[0],
                        false);
    }
    compiler_at(compiler, item->place);
    if (keeps_subject)
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
    compile_statements(compiler, &item->body);
    compiler_emit_jump(compiler, OPCODE_JUMP, end);
    place_exits(compiler, &matcher);
    release(&matcher);
}

/* `case _` at the end needs no subject. */
void
compile_match(struct compiler *compiler,
              const struct tree_statement *statement)
{
    size_t count = statement->as.match.case_count;
    const struct match_case *cases = statement->as.match.cases;
    bool has_default = count > 1 && is_wildcard(cases[count - 1].pattern);
    size_t tested = count - (has_default ? 1 : 0);
    label_id end = compiler_label(compiler);
    compile_expression(compiler, statement->as.match.subject);
    for (size_t i = 0; i < tested; i++)
        compile_case(compiler, &cases[i], i + 1 < tested, i + 1 == count,
                     end);
    if (has_default) {
        const struct match_case *last = &cases[count - 1];
        compiler_step(compiler, CODE_STEP_HEADER, last->place);
        if (last->guard != NULL)
            compile_jump_if(compiler, last->guard, end, false);
        compile_statements(compiler, &last->body);
    }
    compiler_place(compiler, end);
}
