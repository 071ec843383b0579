#include "lang/unparse.h"

/* How closely things bind, loosest first. */
enum level {
    LEVEL_TUPLE,
    LEVEL_TEST,
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_NOT,
    LEVEL_COMPARE,
    LEVEL_BIT_OR,
    LEVEL_BIT_XOR,
    LEVEL_BIT_AND,
    LEVEL_SHIFT,
    LEVEL_SUM,
    LEVEL_TERM,
    LEVEL_FACTOR,
    LEVEL_POWER,
    LEVEL_AWAIT,
    LEVEL_ATOM
};

struct writer {
    const struct constants *constants;
    struct text *out;
};

/* Appends node, in parentheses where its place binds more closely. */
static void add(struct writer *writer, const struct expression *node,
                enum level level);

static void
put(struct writer *writer, const char *words)
{
    text_add_string(writer->out, words);
}

static void
open_if(struct writer *writer, bool needed)
{
    if (needed)
        put(writer, "(");
}

static void
close_if(struct writer *writer, bool needed)
{
    if (needed)
        put(writer, ")");
}

static void
add_list(struct writer *writer, const struct expression_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            put(writer, ", ");
        add(writer, list->items[i], LEVEL_TEST);
    }
}

/* ---- operators ----------------------------------------------------------- */

static void
add_binary(struct writer *writer, const struct expression *node,
           enum level level)
{
    static const struct {
        const char *words;
        enum level level;
    } rows[BINARY_OPERATOR_COUNT] = {
        [BINARY_ADD] = {" + ", LEVEL_SUM},
        [BINARY_SUBTRACT] = {" - ", LEVEL_SUM},
        [BINARY_MULTIPLY] = {" * ", LEVEL_TERM},
        [BINARY_MATRIX_MULTIPLY] = {" @ ", LEVEL_TERM},
        [BINARY_TRUE_DIVIDE] = {" / ", LEVEL_TERM},
        [BINARY_FLOOR_DIVIDE] = {" // ", LEVEL_TERM},
        [BINARY_REMAINDER] = {" % ", LEVEL_TERM},
        [BINARY_POWER] = {" ** ", LEVEL_POWER},
        [BINARY_LEFT_SHIFT] = {" << ", LEVEL_SHIFT},
        [BINARY_RIGHT_SHIFT] = {" >> ", LEVEL_SHIFT},
        [BINARY_AND] = {" & ", LEVEL_BIT_AND},
        [BINARY_OR] = {" | ", LEVEL_BIT_OR},
        [BINARY_XOR] = {" ^ ", LEVEL_BIT_XOR}};
    enum binary_operator operator = node->as.binary.operator;
    enum level own = rows[operator].level;
    bool from_right = operator == BINARY_POWER;
    open_if(writer, level > own);
    add(writer, node->as.binary.left, own + from_right);
    put(writer, rows[operator].words);
    add(writer, node->as.binary.right, own + !from_right);
    close_if(writer, level > own);
}

static void
add_unary(struct writer *writer, const struct expression *node,
          enum level level)
{
    static const char *const signs[] = {"-", "+", "~"};
    open_if(writer, level > LEVEL_FACTOR);
    put(writer, signs[node->as.unary.operator]);
    add(writer, node->as.unary.operand, LEVEL_FACTOR);
    close_if(writer, level > LEVEL_FACTOR);
}

static void
add_boolean(struct writer *writer, const struct expression *node,
            enum level level)
{
    enum level own = node->as.boolean.is_or ? LEVEL_OR : LEVEL_AND;
    const struct expression_list *values = &node->as.boolean.values;
    open_if(writer, level > own);
    for (size_t i = 0; i < values->count; i++) {
        if (i > 0)
            put(writer, node->as.boolean.is_or ? " or " : " and ");
        add(writer, values->items[i], own + 1);
    }
    close_if(writer, level > own);
}

static void
add_compare(struct writer *writer, const struct expression *node,
            enum level level)
{
    static const char *const words[] = {
        " < ", " <= ", " == ", " != ", " > ", " >= ", " is ", " is not ",
        " in ", " not in "};
    open_if(writer, level > LEVEL_COMPARE);
    add(writer, node->as.compare.left, LEVEL_COMPARE + 1);
    for (size_t i = 0; i < node->as.compare.rest.count; i++) {
        put(writer, words[node->as.compare.relations[i]]);
        add(writer, node->as.compare.rest.items[i], LEVEL_COMPARE + 1);
    }
    close_if(writer, level > LEVEL_COMPARE);
}

static void
add_conditional(struct writer *writer, const struct expression *node,
                enum level level)
{
    open_if(writer, level > LEVEL_TEST);
    add(writer, node->as.conditional.body, LEVEL_TEST + 1);
    put(writer, " if ");
    add(writer, node->as.conditional.test, LEVEL_TEST + 1);
    put(writer, " else ");
    add(writer, node->as.conditional.otherwise, LEVEL_TEST);
    close_if(writer, level > LEVEL_TEST);
}

/* ---- functions ----------------------------------------------------------- */

static void
add_parameters(struct writer *writer, const struct parameter_list *list)
{
    bool starred = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct parameter *parameter = &list->items[i];
        if (i > 0)
            put(writer, ", ");
        if (parameter->kind == PARAMETER_VARIADIC)
            put(writer, "*");
        else if (parameter->kind == PARAMETER_VARIADIC_KEYWORDS)
            put(writer, "**");
        else if (parameter->kind == PARAMETER_KEYWORD_ONLY && !starred)
            put(writer, "*, ");
        starred = starred || parameter->kind == PARAMETER_VARIADIC
                  || parameter->kind == PARAMETER_KEYWORD_ONLY;
        put(writer, parameter->name.text);
        if (parameter->value != NULL) {
            put(writer, "=");
            add(writer, parameter->value, LEVEL_TEST);
        }
        bool ends_positional =
            parameter->kind == PARAMETER_POSITIONAL_ONLY
            && (i + 1 == list->count
                || list->items[i + 1].kind != PARAMETER_POSITIONAL_ONLY);
        if (ends_positional)
            put(writer, ", /");
    }
}

static void
add_lambda(struct writer *writer, const struct expression *node,
           enum level level)
{
    const struct parameter_list *parameters = &node->as.lambda.parameters;
    open_if(writer, level > LEVEL_TEST);
    put(writer, parameters->count > 0 ? "lambda " : "lambda");
    add_parameters(writer, parameters);
    put(writer, ": ");
    add(writer, node->as.lambda.body, LEVEL_TEST);
    close_if(writer, level > LEVEL_TEST);
}

static void
add_call(struct writer *writer, const struct expression *node)
{
    const struct keyword_list *keywords = &node->as.call.keywords;
    add(writer, node->as.call.function, LEVEL_ATOM);
    put(writer, "(");
    add_list(writer, &node->as.call.arguments);
    for (size_t i = 0; i < keywords->count; i++) {
        if (i > 0 || node->as.call.arguments.count > 0)
            put(writer, ", ");
        const char *name = keywords->items[i].name.text;
        put(writer, name != NULL ? name : "**");
        if (name != NULL)
            put(writer, "=");
        add(writer, keywords->items[i].value, LEVEL_TEST);
    }
    put(writer, ")");
}

/* ---- displays ------------------------------------------------------------ */

static void
add_tuple(struct writer *writer, const struct expression *node,
          enum level level)
{
    const struct expression_list *items = &node->as.items;
    bool parenthesised = level > LEVEL_TUPLE || items->count == 0;
    open_if(writer, parenthesised);
    add_list(writer, items);
    if (items->count == 1)
        put(writer, ",");
    close_if(writer, parenthesised);
}

static void
add_dict(struct writer *writer, const struct expression *node)
{
    put(writer, "{");
    for (size_t i = 0; i < node->as.dict.values.count; i++) {
        const struct expression *key = node->as.dict.keys.items[i];
        if (i > 0)
            put(writer, ", ");
        if (key != NULL) {
            add(writer, key, LEVEL_TEST);
            put(writer, ": ");
            add(writer, node->as.dict.values.items[i], LEVEL_TEST);
        } else {
            put(writer, "**");
            add(writer, node->as.dict.values.items[i], LEVEL_BIT_OR);
        }
    }
    put(writer, "}");
}

static void
add_comprehension(struct writer *writer, const struct expression *node,
                  const char *ends)
{
    const struct clause_list *clauses = &node->as.comprehension.clauses;
    text_add_byte(writer->out, ends[0]);
    add(writer, node->as.comprehension.element, LEVEL_TEST);
    if (node->kind == EXPRESSION_DICT_COMPREHENSION) {
        put(writer, ": ");
        add(writer, node->as.comprehension.value, LEVEL_TEST);
    }
    for (size_t i = 0; i < clauses->count; i++) {
        const struct comprehension_clause *clause = &clauses->items[i];
        put(writer, clause->is_async ? " async for " : " for ");
        add(writer, clause->target, LEVEL_TUPLE);
        put(writer, " in ");
        add(writer, clause->iterable, LEVEL_TEST + 1);
        for (size_t k = 0; k < clause->conditions.count; k++) {
            put(writer, " if ");
            add(writer, clause->conditions.items[k], LEVEL_TEST + 1);
        }
    }
    text_add_byte(writer->out, ends[1]);
}

/* ---- subscripts ---------------------------------------------------------- */

static void
add_slice(struct writer *writer, const struct expression *node)
{
    if (node->as.slice.lower != NULL)
        add(writer, node->as.slice.lower, LEVEL_TEST);
    put(writer, ":");
    if (node->as.slice.upper != NULL)
        add(writer, node->as.slice.upper, LEVEL_TEST);
    if (node->as.slice.step != NULL) {
        put(writer, ":");
        add(writer, node->as.slice.step, LEVEL_TEST);
    }
}

static void
add_attribute(struct writer *writer, const struct expression *node)
{
    const struct expression *value = node->as.attribute.value;
    add(writer, value, LEVEL_ATOM);
    bool is_number =
        value->kind == EXPRESSION_CONSTANT
        && constant_value(writer->constants, value->as.constant) != NULL
        && constant_value(writer->constants, value->as.constant)->kind
               == VALUE_INT;
    put(writer, is_number ? " ." : ".");
    put(writer, node->as.attribute.name.text);
}

/* ---- text ---------------------------------------------------------------- */

static void
add_formatted(struct writer *writer, const struct expression *node);

/* Appends the pieces of an f-string without its quotes. */
static void
add_pieces(struct writer *writer, const struct expression *node)
{
    for (size_t i = 0; i < node->as.items.count; i++) {
        const struct expression *piece = node->as.items.items[i];
        if (piece->kind == EXPRESSION_FORMATTED) {
            add_formatted(writer, piece);
            continue;
        }
        struct text words = {0};
        value_str(constant_value(writer->constants, piece->as.constant),
                  &words);
        for (size_t k = 0; k < words.length; k++) {
            if (words.bytes[k] == '{' || words.bytes[k] == '}')
                text_add_byte(writer->out, words.bytes[k]);
            text_add_byte(writer->out, words.bytes[k]);
        }
        text_release(&words);
    }
}

static void
add_formatted(struct writer *writer, const struct expression *node)
{
    struct text inner = {0};
    struct writer within = {writer->constants, &inner};
    add(&within, node->as.formatted.value, LEVEL_TEST + 1);
    put(writer, inner.length > 0 && inner.bytes[0] == '{' ? "{ " : "{");
    text_add(writer->out, text_string(&inner), inner.length);
    text_release(&inner);
    if (node->as.formatted.conversion > 0)
        text_add_format(writer->out, "!%c", node->as.formatted.conversion);
    if (node->as.formatted.spec != NULL) {
        put(writer, ":");
        add_pieces(writer, node->as.formatted.spec);
    }
    put(writer, "}");
}

static void
add_joined(struct writer *writer, const struct expression *node)
{
    put(writer, "f'");
    add_pieces(writer, node);
    put(writer, "'");
}

/* Constants are atoms, and tuples where they have been folded. */
static void
add_constant(struct writer *writer, uint32_t constant)
{
    const struct value *value = constant_value(writer->constants, constant);
    if (value != NULL && value->kind == VALUE_ELLIPSIS)
        put(writer, "...");
    else if (value != NULL)
        value_repr(value, writer->out);
    if (value != NULL)
        return;
    const struct constant *tuple = constant_at(writer->constants, constant);
    put(writer, "(");
    for (uint32_t i = 0; i < tuple->item_count; i++) {
        if (i > 0)
            put(writer, ", ");
        add_constant(writer, tuple->items[i]);
    }
    put(writer, tuple->item_count == 1 ? ",)" : ")");
}

/* ---- all kinds ----------------------------------------------------------- */

static void
add_prefixed(struct writer *writer, const char *words,
             const struct expression *operand, enum level own,
             enum level level)
{
    open_if(writer, level > own);
    put(writer, words);
    if (operand != NULL)
        add(writer, operand, own);
    close_if(writer, level > own);
}

static void
add_operator(struct writer *writer, const struct expression *node,
             enum level level)
{
    switch (node->kind) {
    case EXPRESSION_UNARY:
        add_unary(writer, node, level);
        return;
    case EXPRESSION_NOT:
        add_prefixed(writer, "not ", node->as.operand, LEVEL_NOT, level);
        return;
    case EXPRESSION_BINARY:
        add_binary(writer, node, level);
        return;
    case EXPRESSION_BOOLEAN:
        add_boolean(writer, node, level);
        return;
    case EXPRESSION_COMPARE:
        add_compare(writer, node, level);
        return;
    case EXPRESSION_CONDITIONAL:
        add_conditional(writer, node, level);
        return;
    case EXPRESSION_LAMBDA:
        add_lambda(writer, node, level);
        return;
    case EXPRESSION_NAMED:
        put(writer, "(");
        add(writer, node->as.named.target, LEVEL_ATOM);
        put(writer, " := ");
        add(writer, node->as.named.value, LEVEL_ATOM);
        put(writer, ")");
        return;
    case EXPRESSION_STARRED:
        put(writer, "*");
        add(writer, node->as.operand, LEVEL_BIT_OR);
        return;
    case EXPRESSION_AWAIT:
        add_prefixed(writer, "await ", node->as.operand, LEVEL_AWAIT, level);
        return;
    case EXPRESSION_YIELD_FROM:
        put(writer, "(yield from ");
        add(writer, node->as.operand, LEVEL_TEST);
        put(writer, ")");
        return;
    default:
        put(writer, node->as.operand ? "(yield " : "(yield");
        if (node->as.operand)
            add(writer, node->as.operand, LEVEL_TUPLE);
        put(writer, ")");
        return;
    }
}

static void
add(struct writer *writer, const struct expression *node, enum level level)
{
    switch (node->kind) {
    case EXPRESSION_CONSTANT:
        add_constant(writer, node->as.constant);
        return;
    case EXPRESSION_NAME:
        put(writer, node->as.name.text);
        return;
    case EXPRESSION_ATTRIBUTE:
        add_attribute(writer, node);
        return;
    case EXPRESSION_SUBSCRIPT:
        add(writer, node->as.subscript.value, LEVEL_ATOM);
        put(writer, "[");
        add(writer, node->as.subscript.index, LEVEL_TUPLE);
        put(writer, "]");
        return;
    case EXPRESSION_SLICE:
        add_slice(writer, node);
        return;
    case EXPRESSION_TUPLE:
        add_tuple(writer, node, level);
        return;
    case EXPRESSION_LIST:
    case EXPRESSION_SET:
        put(writer, node->kind == EXPRESSION_LIST ? "[" : "{");
        add_list(writer, &node->as.items);
        put(writer, node->kind == EXPRESSION_LIST ? "]" : "}");
        return;
    case EXPRESSION_DICT:
        add_dict(writer, node);
        return;
    case EXPRESSION_CALL:
        add_call(writer, node);
        return;
    case EXPRESSION_JOINED:
        add_joined(writer, node);
        return;
    case EXPRESSION_FORMATTED:
        add_formatted(writer, node);
        return;
    case EXPRESSION_LIST_COMPREHENSION:
        add_comprehension(writer, node, "[]");
        return;
    case EXPRESSION_SET_COMPREHENSION:
    case EXPRESSION_DICT_COMPREHENSION:
        add_comprehension(writer, node, "{}");
        return;
    case EXPRESSION_GENERATOR:
        add_comprehension(writer, node, "()");
        return;
    default:
        add_operator(writer, node, level);
        return;
    }
}

void
unparse(const struct constants *constants, const struct expression *node,
        struct text *out)
{
    struct writer writer = {constants, out};
    add(&writer, node, LEVEL_TEST);
}
