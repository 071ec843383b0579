#include "base/map.h"
#include "lang/parser_state.h"

/* Arguments as they are read. */
struct argument_reader {
    expression_vector positional;
    VECTOR(struct keyword) keywords;
    struct map names;        /* of the keywords, to find repeated ones */
    bool spreads_keywords;   /* a ** has been read */
    const char *misplaced;   /* what is wrong with the order, or NULL */
    const struct expression *last; /* read just before, without a comma */
};

static void
check_repeated(struct parser *parser, struct argument_reader *reader,
               const struct identifier *name)
{
    size_t length = strlen(name->text);
    if (map_get_string(&reader->names, name->text, length, NULL))
        parser_fail(parser, name->place, "keyword argument repeated: %s",
                    name->text);
    map_set_string(&reader->names, name->text, length, 1);
}

/* Parses `name=value` or `**value`. */
static void
read_keyword(struct parser *parser, struct argument_reader *reader)
{
    struct keyword keyword = {.place = parser_place(parser)};
    if (parser_accept(parser, TOKEN_POWER)) {
        keyword.value = parse_expression(parser);
        reader->spreads_keywords = true;
    } else {
        keyword.name = parser_name(parser);
        check_repeated(parser, reader, &keyword.name);
        parser_expect(parser, TOKEN_ASSIGN);
        if (parser_kind(parser) == TOKEN_COMMA
            || parser_kind(parser) == TOKEN_RIGHT_PARENTHESIS)
            parser_fail(parser, keyword.place,
                        "expected argument value expression");
        keyword.value = parse_expression(parser);
    }
    reader->last = keyword.value;
    VECTOR_PUSH(&reader->keywords, keyword);
}

/* Parses an argument without a name; a generator needs no parentheses of its
 * own where it is the only one. */
static struct expression *
parse_positional(struct parser *parser, struct place open, bool only)
{
    struct place start = parser_place(parser);
    struct expression *node;
    if (parser_accept(parser, TOKEN_STAR)) {
        node = parser_expression(parser, EXPRESSION_STARRED, start);
        node->as.operand = parse_expression(parser);
        return parser_close(parser, node, node->as.operand);
    }
    node = parse_expression(parser);
    if (parser_accept(parser, TOKEN_NAMED_ASSIGN)) {
        struct expression *named =
            parser_expression(parser, EXPRESSION_NAMED, start);
        if (node->kind != EXPRESSION_NAME)
            parser_fail(
                parser, start, "cannot use assignment expressions with %s",
                tree_expression_words(node, parser->workshop->constants));
        named->as.named.target = node;
        named->as.named.value = parse_expression(parser);
        node = parser_close(parser, named, named->as.named.value);
    }
    if (parser_kind(parser) == TOKEN_ASSIGN) {
        const char *words =
            tree_expression_words(node, parser->workshop->constants);
        if (strcmp(words, "True") == 0 || strcmp(words, "False") == 0
            || strcmp(words, "None") == 0)
            parser_fail(parser, start, "cannot assign to %s", words);
        parser_fail(parser, start, "expression cannot contain assignment, "
                                   "perhaps you meant \"==\"?");
    }
    if (parser_kind(parser) != TOKEN_FOR
        && parser_kind(parser) != TOKEN_ASYNC)
        return node;
    struct expression *generator =
        parser_expression(parser, EXPRESSION_GENERATOR, open);
    generator->as.comprehension.element = node;
    generator->as.comprehension.clauses = parse_clauses(parser);
    parser_close(parser, generator, node);
    if (!only || parser_kind(parser) == TOKEN_COMMA)
        parser_fail(parser, start,
                    "Generator expression must be parenthesized");
    return generator;
}

static void
expect_end_of_arguments(struct parser *parser,
                        const struct expression *last)
{
    if (parser_accept(parser, TOKEN_RIGHT_PARENTHESIS) || parser->failed)
        return;
    if (last != NULL && parser_begins_expression(parser_token(parser)))
        parser_fail(parser, last->place,
                    "invalid syntax. Perhaps you forgot a comma?");
    else
        parser_fail_here(parser);
}

static void
read_positional(struct parser *parser, struct argument_reader *reader,
                struct place open)
{
    struct place start = parser_place(parser);
    bool starred = parser_kind(parser) == TOKEN_STAR;
    bool only = reader->positional.count == 0 && reader->keywords.count == 0;
    struct expression *node = parse_positional(parser, open, only);
    if (reader->spreads_keywords && starred)
        parser_fail(parser, start,
                    "iterable argument unpacking follows keyword argument "
                    "unpacking");
    else if (reader->spreads_keywords)
        reader->misplaced =
            "positional argument follows keyword argument unpacking";
    else if (reader->keywords.count > 0 && !starred)
        reader->misplaced = "positional argument follows keyword argument";
    reader->last = node;
    VECTOR_PUSH(&reader->positional, node);
}

void
parse_arguments(struct parser *parser, struct expression_list *arguments,
                struct keyword_list *keywords)
{
    struct argument_reader reader = {0};
    struct place open = parser->tokens[parser->at - 1].place;
    while (parser_kind(parser) != TOKEN_RIGHT_PARENTHESIS
           && !parser->failed) {
        bool is_keyword = parser_kind(parser) == TOKEN_POWER
                          || (parser_kind(parser) == TOKEN_NAME
                              && parser_ahead(parser, 1)->kind
                                     == TOKEN_ASSIGN);
        if (is_keyword)
            read_keyword(parser, &reader);
        else
            read_positional(parser, &reader, open);
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
        reader.last = NULL;
    }
    if (reader.misplaced != NULL)
        parser_fail(parser, parser_place(parser), "%s", reader.misplaced);
    expect_end_of_arguments(parser, reader.last);
    *arguments = parser_take(parser, &reader.positional);
    keywords->items =
        parser_copy(parser, reader.keywords.items, reader.keywords.count,
                    sizeof *reader.keywords.items);
    keywords->count = reader.keywords.count;
    VECTOR_RELEASE(&reader.keywords);
    map_release(&reader.names);
}

static struct expression *
parse_call(struct parser *parser, struct place start,
           struct expression *function)
{
    struct expression *node =
        parser_expression(parser, EXPRESSION_CALL, start);
    node->as.call.function = function;
    parser_expect(parser, TOKEN_LEFT_PARENTHESIS);
    parse_arguments(parser, &node->as.call.arguments,
                    &node->as.call.keywords);
    for (size_t i = 0; i < node->as.call.arguments.count; i++)
        parser_adopt(parser, node, node->as.call.arguments.items[i]);
    for (size_t i = 0; i < node->as.call.keywords.count; i++)
        parser_adopt(parser, node, node->as.call.keywords.items[i].value);
    return parser_close(parser, node, function);
}

/* Parses an index or `lower:upper:step`. */
static struct expression *
parse_slice(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct expression *bounds[3] = {NULL, NULL, NULL};
    if (parser_kind(parser) == TOKEN_STAR)
        return parse_star_expression(parser);
    if (parser_kind(parser) != TOKEN_COLON) {
        bounds[0] = parse_named_expression(parser);
        if (parser_kind(parser) != TOKEN_COLON)
            return bounds[0];
    }
    struct expression *node =
        parser_expression(parser, EXPRESSION_SLICE, start);
    for (size_t i = 1; i < 3 && parser_accept(parser, TOKEN_COLON); i++)
        if (parser_begins_expression(parser_token(parser)))
            bounds[i] = parse_expression(parser);
    node->as.slice.lower = bounds[0];
    node->as.slice.upper = bounds[1];
    node->as.slice.step = bounds[2];
    parser_adopt(parser, node, bounds[0]);
    parser_adopt(parser, node, bounds[1]);
    return parser_close(parser, node, bounds[2]);
}

static struct expression *
parse_index(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct expression *first = parse_slice(parser);
    bool has_comma = parser_kind(parser) == TOKEN_COMMA;
    if (!has_comma && first->kind != EXPRESSION_STARRED)
        return first;
    struct expression *node =
        parser_expression(parser, EXPRESSION_TUPLE, start);
    expression_vector items = {0};
    VECTOR_PUSH(&items, first);
    parser_adopt(parser, node, first);
    while (parser_accept(parser, TOKEN_COMMA)) {
        if (parser_kind(parser) == TOKEN_RIGHT_BRACKET)
            break;
        struct expression *item = parse_slice(parser);
        parser_adopt(parser, node, item);
        VECTOR_PUSH(&items, item);
    }
    node->as.items = parser_take(parser, &items);
    return parser_close(parser, node, NULL);
}

static struct expression *
parse_subscript(struct parser *parser, struct place start,
                struct expression *value)
{
    struct expression *node =
        parser_expression(parser, EXPRESSION_SUBSCRIPT, start);
    node->as.subscript.value = value;
    parser_expect(parser, TOKEN_LEFT_BRACKET);
    node->as.subscript.index = parse_index(parser);
    if (!parser_accept(parser, TOKEN_RIGHT_BRACKET)) {
        if (parser_begins_expression(parser_token(parser)))
            parser_fail(parser, node->as.subscript.index->place,
                        "invalid syntax. Perhaps you forgot a comma?");
        parser_fail_here(parser);
    }
    parser_adopt(parser, node, value);
    return parser_close(parser, node, node->as.subscript.index);
}

static struct expression *
parse_attribute(struct parser *parser, struct place start,
                struct expression *value)
{
    struct expression *node =
        parser_expression(parser, EXPRESSION_ATTRIBUTE, start);
    node->as.attribute.value = value;
    parser_expect(parser, TOKEN_DOT);
    node->as.attribute.name = parser_written_name(parser);
    node->as.attribute.written = node->as.attribute.name.text;
    node->as.attribute.name.text =
        parser_mangle(parser, node->as.attribute.written);
    return parser_close(parser, node, value);
}

struct expression *
parse_primary(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct expression *node = parse_atom(parser);
    while (!parser->failed) {
        switch (parser_kind(parser)) {
        case TOKEN_DOT:
            node = parse_attribute(parser, start, node);
            break;
        case TOKEN_LEFT_PARENTHESIS:
            node = parse_call(parser, start, node);
            break;
        case TOKEN_LEFT_BRACKET:
            node = parse_subscript(parser, start, node);
            break;
        default:
            return node;
        }
    }
    return node;
}

static enum parameter_kind
kind_after(bool seen_star)
{
    return seen_star ? PARAMETER_KEYWORD_ONLY : PARAMETER_PLAIN;
}

/* Parses `name: annotation = default` (a lambda has no annotations). */
static struct parameter
parse_parameter(struct parser *parser, enum parameter_kind kind,
                bool annotated)
{
    struct parameter parameter = {.kind = kind};
    parameter.name = parser_name(parser);
    if (annotated && parser_accept(parser, TOKEN_COLON))
        parameter.annotation = kind == PARAMETER_VARIADIC
                                   ? parse_star_expression(parser)
                                   : parse_expression(parser);
    struct place sign = parser_place(parser);
    if (!parser_accept(parser, TOKEN_ASSIGN))
        return parameter;
    if (kind == PARAMETER_VARIADIC)
        parser_fail(parser, sign, "var-positional argument cannot have "
                                  "default value");
    if (kind == PARAMETER_VARIADIC_KEYWORDS)
        parser_fail(parser, sign, "var-keyword argument cannot have default "
                                  "value");
    if (!parser_begins_expression(parser_token(parser)))
        parser_fail(parser, sign, "expected default value expression");
    parameter.value = parse_expression(parser);
    return parameter;
}

/* What has been seen of a parameter list. */
struct parameter_reader {
    VECTOR(struct parameter) list;
    bool seen_slash, seen_star, seen_default, ended;
    struct place star;
    bool bare_star; /* the last thing was a `*` alone */
};

static void
read_star(struct parser *parser, struct parameter_reader *reader,
          bool annotated)
{
    if (reader->seen_star)
        parser_fail(parser, reader->star, "* argument may appear only once");
    reader->seen_star = true;
    if (parser_kind(parser) == TOKEN_NAME)
        VECTOR_PUSH(&reader->list, parse_parameter(
                                       parser, PARAMETER_VARIADIC,
                                       annotated));
    else
        reader->bare_star = true;
}

static void
read_slash(struct parser *parser, struct parameter_reader *reader,
           struct place place)
{
    if (reader->seen_slash)
        parser_fail(parser, place, "/ may appear only once");
    if (reader->seen_star)
        parser_fail(parser, place, "/ must be ahead of *");
    if (reader->list.count == 0 && parser_kind(parser) != TOKEN_COMMA)
        parser_fail(parser, place, "invalid syntax");
    if (reader->list.count == 0)
        parser_fail(parser, place, "at least one argument must precede /");
    reader->seen_slash = true;
    for (size_t i = 0; i < reader->list.count; i++)
        reader->list.items[i].kind = PARAMETER_POSITIONAL_ONLY;
}

/* Whether names in brackets come next, as Python 2 had parameters. */
static bool
stand_in_brackets(struct parser *parser)
{
    size_t i = 0;
    if (parser_kind(parser) != TOKEN_LEFT_PARENTHESIS)
        return false;
    do {
        if (parser_ahead(parser, ++i)->kind != TOKEN_NAME)
            return false;
    } while (parser_ahead(parser, ++i)->kind == TOKEN_COMMA);
    return parser_ahead(parser, i)->kind == TOKEN_RIGHT_PARENTHESIS;
}

static void
read_parameter(struct parser *parser, struct parameter_reader *reader,
               bool annotated)
{
    struct place place = parser_place(parser);
    if (reader->ended) {
        parser_fail(parser, place, "arguments cannot follow var-keyword "
                                   "argument");
        return;
    }
    if (stand_in_brackets(parser))
        parser_fail(parser, place, "%s parameters cannot be parenthesized",
                    annotated ? "Function" : "Lambda expression");
    if (parser_accept(parser, TOKEN_SLASH)) {
        read_slash(parser, reader, place);
        return;
    }
    if (parser_accept(parser, TOKEN_POWER)) {
        if (reader->bare_star)
            parser_fail(parser, reader->star,
                        "named arguments must follow bare *");
        VECTOR_PUSH(&reader->list, parse_parameter(
                                       parser, PARAMETER_VARIADIC_KEYWORDS,
                                       annotated));
        reader->ended = true;
        return;
    }
    if (parser_accept(parser, TOKEN_STAR)) {
        reader->star = place;
        read_star(parser, reader, annotated);
        return;
    }
    struct parameter parameter = parse_parameter(
        parser, kind_after(reader->seen_star), annotated);
    reader->bare_star = false;
    if (!reader->seen_star) {
        if (parameter.value == NULL && reader->seen_default)
            parser_fail(parser, place, "parameter without a default follows "
                                       "parameter with a default");
        reader->seen_default =
            reader->seen_default || parameter.value != NULL;
    }
    VECTOR_PUSH(&reader->list, parameter);
}

struct parameter_list
parse_parameters(struct parser *parser, enum token_kind closing)
{
    struct parameter_reader reader = {0};
    bool annotated = closing == TOKEN_RIGHT_PARENTHESIS;
    while (parser_kind(parser) != closing && !parser->failed) {
        read_parameter(parser, &reader, annotated);
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
    }
    if (reader.bare_star)
        parser_fail(parser, reader.star,
                    "named arguments must follow bare *");
    struct parameter_list list = {
        parser_copy(parser, reader.list.items, reader.list.count,
                    sizeof *reader.list.items),
        reader.list.count};
    VECTOR_RELEASE(&reader.list);
    return list;
}
