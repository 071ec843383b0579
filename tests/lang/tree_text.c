#include "tests/lang/tree_text.h"

#include <string.h>

#include "lang/parser.h"

struct writer {
    const struct constants *constants;
    struct text *out;
};

static void write(struct writer *writer, const struct expression *node);

static void
word(struct writer *writer, const char *text)
{
    text_add_string(writer->out, text);
}

/* Writes ` a b c`. */
static void
write_list(struct writer *writer, const struct expression_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        word(writer, " ");
        write(writer, list->items[i]);
    }
}

static void
write_parameters(struct writer *writer, const struct parameter_list *list)
{
    static const char *const marks[] = {"/", "", "*", "=", "**"};
    for (size_t i = 0; i < list->count; i++) {
        text_add_format(writer->out, " %s%s", marks[list->items[i].kind],
                        list->items[i].name.text);
        if (list->items[i].value != NULL) {
            word(writer, ":");
            write(writer, list->items[i].value);
        }
    }
}

static void
write_comprehension(struct writer *writer, const struct expression *node)
{
    const struct clause_list *clauses = &node->as.comprehension.clauses;
    static const char *const names[] = {"listcomp", "setcomp", "dictcomp",
                                        "genexpr"};
    text_add_format(writer->out, "(%s ",
                    names[node->kind - EXPRESSION_LIST_COMPREHENSION]);
    write(writer, node->as.comprehension.element);
    if (node->as.comprehension.value != NULL) {
        word(writer, ":");
        write(writer, node->as.comprehension.value);
    }
    for (size_t i = 0; i < clauses->count; i++) {
        word(writer, " (for ");
        write(writer, clauses->items[i].target);
        word(writer, " ");
        write(writer, clauses->items[i].iterable);
        write_list(writer, &clauses->items[i].conditions);
        word(writer, ")");
    }
    word(writer, ")");
}

static void
write_compare(struct writer *writer, const struct expression *node)
{
    static const char *const signs[] = {"<",  "<=", "==",     "!=", ">",
                                        ">=", "is", "is not", "in", "not in"};
    word(writer, "(");
    write(writer, node->as.compare.left);
    for (size_t i = 0; i < node->as.compare.rest.count; i++) {
        text_add_format(writer->out, " %s ",
                        signs[node->as.compare.relations[i]]);
        write(writer, node->as.compare.rest.items[i]);
    }
    word(writer, ")");
}

static void
write_call(struct writer *writer, const struct expression *node)
{
    word(writer, "(call ");
    write(writer, node->as.call.function);
    write_list(writer, &node->as.call.arguments);
    for (size_t i = 0; i < node->as.call.keywords.count; i++) {
        const struct keyword *keyword = &node->as.call.keywords.items[i];
        text_add_format(writer->out, " %s=",
                        keyword->name.text == NULL ? "**"
                                                   : keyword->name.text);
        write(writer, keyword->value);
    }
    word(writer, ")");
}

static void
write_slice(struct writer *writer, const struct expression *node)
{
    const struct expression *bounds[] = {node->as.slice.lower,
                                         node->as.slice.upper,
                                         node->as.slice.step};
    word(writer, "(slice");
    for (size_t i = 0; i < 3; i++) {
        word(writer, " ");
        if (bounds[i] == NULL)
            word(writer, "-");
        else
            write(writer, bounds[i]);
    }
    word(writer, ")");
}

static void
write_dict(struct writer *writer, const struct expression *node)
{
    word(writer, "(dict");
    for (size_t i = 0; i < node->as.dict.keys.count; i++) {
        word(writer, " ");
        if (node->as.dict.keys.items[i] == NULL)
            word(writer, "**");
        else
            write(writer, node->as.dict.keys.items[i]);
        word(writer, ":");
        write(writer, node->as.dict.values.items[i]);
    }
    word(writer, ")");
}

static void
write_field(struct writer *writer, const struct expression *node)
{
    word(writer, "{");
    write(writer, node->as.formatted.value);
    if (node->as.formatted.conversion != 0)
        text_add_format(writer->out, "!%c", node->as.formatted.conversion);
    if (node->as.formatted.spec != NULL) {
        word(writer, ":");
        write(writer, node->as.formatted.spec);
    }
    word(writer, "}");
}

/* Writes `(name operand…)`. */
static void
write_form(struct writer *writer, const char *name,
           const struct expression *first, const struct expression *second,
           const struct expression *third)
{
    const struct expression *operands[] = {first, second, third};
    text_add_format(writer->out, "(%s", name);
    for (size_t i = 0; i < 3; i++) {
        if (operands[i] == NULL)
            continue;
        word(writer, " ");
        write(writer, operands[i]);
    }
    word(writer, ")");
}

static void
write_named_list(struct writer *writer, const char *name,
                 const struct expression_list *list)
{
    text_add_format(writer->out, "(%s", name);
    write_list(writer, list);
    word(writer, ")");
}

static void
write_constant(struct writer *writer, const struct expression *node)
{
    value_repr(constant_value(writer->constants, node->as.constant),
               writer->out);
}

static void
write(struct writer *writer, const struct expression *node)
{
    static const char *const unary[] = {"-", "+", "~"};
    static const char *const binary[] = {"+", "-", "*", "@",  "/",  "//", "%",
                                         "**", "<<", ">>", "&", "|", "^"};
    switch (node->kind) {
    case EXPRESSION_CONSTANT:
        write_constant(writer, node);
        return;
    case EXPRESSION_NAME:
        word(writer, node->as.name.text);
        return;
    case EXPRESSION_ATTRIBUTE:
        word(writer, "(. ");
        write(writer, node->as.attribute.value);
        text_add_format(writer->out, " %s)", node->as.attribute.name.text);
        return;
    case EXPRESSION_SUBSCRIPT:
        word(writer, "[");
        write(writer, node->as.subscript.value);
        word(writer, " ");
        write(writer, node->as.subscript.index);
        word(writer, "]");
        return;
    case EXPRESSION_SLICE:
        write_slice(writer, node);
        return;
    case EXPRESSION_STARRED:
        write_form(writer, "*", node->as.operand, NULL, NULL);
        return;
    case EXPRESSION_TUPLE:
        write_named_list(writer, "tuple", &node->as.items);
        return;
    case EXPRESSION_LIST:
        write_named_list(writer, "list", &node->as.items);
        return;
    case EXPRESSION_SET:
        write_named_list(writer, "set", &node->as.items);
        return;
    case EXPRESSION_JOINED:
        write_named_list(writer, "f", &node->as.items);
        return;
    case EXPRESSION_DICT:
        write_dict(writer, node);
        return;
    case EXPRESSION_UNARY:
        write_form(writer, unary[node->as.unary.operator],
                   node->as.unary.operand, NULL, NULL);
        return;
    case EXPRESSION_NOT:
        write_form(writer, "not", node->as.operand, NULL, NULL);
        return;
    case EXPRESSION_BINARY:
        write_form(writer, binary[node->as.binary.operator],
                   node->as.binary.left, node->as.binary.right, NULL);
        return;
    case EXPRESSION_BOOLEAN:
        write_named_list(writer, node->as.boolean.is_or ? "or" : "and",
                         &node->as.boolean.values);
        return;
    case EXPRESSION_COMPARE:
        write_compare(writer, node);
        return;
    case EXPRESSION_CONDITIONAL:
        write_form(writer, "if", node->as.conditional.test,
                   node->as.conditional.body,
                   node->as.conditional.otherwise);
        return;
    case EXPRESSION_NAMED:
        write_form(writer, ":=", node->as.named.target,
                   node->as.named.value, NULL);
        return;
    case EXPRESSION_LAMBDA:
        word(writer, "(lambda");
        write_parameters(writer, &node->as.lambda.parameters);
        word(writer, " . ");
        write(writer, node->as.lambda.body);
        word(writer, ")");
        return;
    case EXPRESSION_CALL:
        write_call(writer, node);
        return;
    case EXPRESSION_FORMATTED:
        write_field(writer, node);
        return;
    case EXPRESSION_LIST_COMPREHENSION:
    case EXPRESSION_SET_COMPREHENSION:
    case EXPRESSION_DICT_COMPREHENSION:
    case EXPRESSION_GENERATOR:
        write_comprehension(writer, node);
        return;
    case EXPRESSION_YIELD:
        write_form(writer, "yield", node->as.operand, NULL, NULL);
        return;
    case EXPRESSION_YIELD_FROM:
        write_form(writer, "yield from", node->as.operand, NULL, NULL);
        return;
    case EXPRESSION_AWAIT:
        write_form(writer, "await", node->as.operand, NULL, NULL);
        return;
    }
}

static void
write_statement(struct writer *writer,
                const struct tree_statement *statement)
{
    text_add_format(writer->out, "%d:%d-%d:%d ", statement->place.line,
                    statement->place.column, statement->place.end_line,
                    statement->place.end_column);
    switch (statement->kind) {
    case STATEMENT_EXPRESSION:
        write(writer, statement->as.expression);
        break;
    case STATEMENT_ASSIGN:
        write_named_list(writer, "=", &statement->as.assign.targets);
        word(writer, " ");
        write(writer, statement->as.assign.value);
        break;
    case STATEMENT_DELETE:
        write_named_list(writer, "del", &statement->as.targets);
        break;
    case STATEMENT_FUNCTION:
        text_add_format(writer->out, "def %s",
                        statement->as.definition.name.text);
        write_parameters(writer, &statement->as.definition.parameters);
        break;
    default:
        text_add_format(writer->out, "statement %d", statement->kind);
    }
    word(writer, "\n");
}

void
tree_text(const char *scene, struct text *out)
{
    struct source source;
    struct token_list tokens;
    struct arena arena = {0};
    struct constants constants = {0};
    struct value_context context;
    struct module module;
    struct diag diag = {0};
    struct limits limits = limits_default();
    const struct profile *profile = profile_default();
    if (!source_init(&source, scene, strlen(scene), &limits, &diag))
        return;
    value_context_init(&context, &limits, profile);
    struct workshop workshop = {&source,   &limits,    profile,
                                dialect_of(profile), &arena, &constants,
                                &context,  &diag, false, false};
    bool lexed = lexer_run(&source, &limits, &tokens, &diag);
    struct writer writer = {&constants, out};
    if (parser_run(&workshop, &tokens, lexed, &module))
        for (size_t i = 0; i < module.body.count; i++)
            write_statement(&writer, module.body.items[i]);
    else
        text_add_format(out, "%d:%d: %s\n", diag.line, diag.column,
                        text_string(&diag.message));
    token_list_release(&tokens);
    constants_release(&constants);
    value_context_release(&context);
    arena_release(&arena);
    source_release(&source);
    diag_release(&diag);
}
