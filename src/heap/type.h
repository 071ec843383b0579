/*
 * type: the table of operations of a type, as CPython's type slots are
 * (Include/cpython/object.h).  Everyone calls through the table and never
 * asks which type it is.
 *
 * All operations that can fail return false with an exception raised
 * (heap/runtime.h).  Operations that give an object store it, as an owned
 * reference, in the place `result`, which is empty when they are called;
 * they store nothing when they fail.  A missing operation (NULL) means that
 * the type does not support it.
 *
 * A class written in a scene gets a table of its own, whose entries the
 * machine provides.
 */
#ifndef REFSTEP_HEAP_TYPE_H
#define REFSTEP_HEAP_TYPE_H

#include "heap/object.h"

struct text;

enum type_flag {
    TYPE_ATOM = 1,          /* has a value and no slots */
    TYPE_TRACKED = 2,       /* known to the collector from birth */
    TYPE_HAS_GC_HEAD = 4,   /* 16 more bytes in front */
    TYPE_RELEASES_BACKWARD = 8, /* lets go of its slots last to first */
    TYPE_WEAKLY_REFERABLE = 16,
    TYPE_EXCEPTION = 32,
    TYPE_BASE = 64,         /* may be subclassed */
    TYPE_WEAK_ENDS_FIRST = 128, /* weak references are cleared before its
                               finalizer runs, not after: generator */
    TYPE_UNTRACKS = 256,    /* a collection forgets one that cannot be part of
                               a cycle: tuple */
    TYPE_UNTRACKS_LATE = 512, /* only a full one does: dict */
    TYPE_FINALIZES = 1024,  /* finalize runs code of the scene (__del__) */
    TYPE_HEAP = 2048,       /* a class of the scene: part of a struct class
                               (object/class.h) */
    TYPE_EXTENDED = 4096,   /* a class derived from a built-in type with a C
                               struct of its own: objects have an extension */
    TYPE_VARIABLE = 8192,   /* the struct ends in items (tp_itemsize): tuple */
    TYPE_SIZES_ITSELF = 16384, /* its __sizeof__ leaves out what a derived class
                               adds: int, str */
    TYPE_SEQUENCE = 1 << 20, /* [a, b] of a match statement can match it */
    TYPE_MAPPING = 1 << 21,  /* {'k': v} can */
    TYPE_MATCHES_SELF = 1 << 22, /* T(x) binds x to the object itself */
    TYPE_FINDS_ATTRIBUTES = 1 << 23, /* get_attribute is asked first, for all
                                        names: type, super */
    TYPE_OWN_DICT = 1 << 24, /* objects have a __dict__, so that derived classes
                                add none */
    TYPE_VECTORCALL = 1 << 25, /* called with arguments side by side; others get
                                  a tuple and a dict (PEP 590) */
    TYPE_METHOD = 1 << 26    /* found in a class, called with the object as its
                                first argument (Py_TPFLAGS_METHOD_DESCRIPTOR) */
};

/* Operators, in the order of the compiler's enum binary_operator
 * (lang/code.h), which heap may not include; vm asserts that they agree. */
enum operator_kind {
    OPERATOR_ADD, OPERATOR_SUBTRACT, OPERATOR_MULTIPLY,
    OPERATOR_MATRIX_MULTIPLY, OPERATOR_TRUE_DIVIDE, OPERATOR_FLOOR_DIVIDE,
    OPERATOR_REMAINDER, OPERATOR_POWER, OPERATOR_LEFT_SHIFT,
    OPERATOR_RIGHT_SHIFT, OPERATOR_AND, OPERATOR_OR, OPERATOR_XOR,
    OPERATOR_COUNT,
    OPERATOR_DIVMOD = OPERATOR_COUNT, /* no sign of the language means it */
    OPERATOR_KINDS
};

/* Those that the language has a sign for, then what abs(), int() … ask. */
enum unary_kind {
    OPERATOR_NEGATIVE, OPERATOR_POSITIVE, OPERATOR_INVERT,
    OPERATOR_ABSOLUTE, OPERATOR_INDEX, OPERATOR_INT, OPERATOR_FLOAT,
    UNARY_KINDS
};

/* Sets of operators, a bit each. */
#define OPERATOR_BIT(kind) (1u << (unsigned)(kind))
#define SEQUENCE_OPERATORS                                              \
    (OPERATOR_BIT(OPERATOR_ADD) | OPERATOR_BIT(OPERATOR_MULTIPLY))
#define TEXT_OPERATORS                                                  \
    (SEQUENCE_OPERATORS | OPERATOR_BIT(OPERATOR_REMAINDER))
#define SET_OPERATORS                                                   \
    (OPERATOR_BIT(OPERATOR_SUBTRACT) | OPERATOR_BIT(OPERATOR_AND) |     \
     OPERATOR_BIT(OPERATOR_OR) | OPERATOR_BIT(OPERATOR_XOR))

/* As Py_LT … Py_GE, in the order of the compiler's enum comparison. */
enum comparison_kind {
    IS_LESS, IS_LESS_EQUAL, IS_EQUAL, IS_NOT_EQUAL, IS_GREATER,
    IS_GREATER_EQUAL
};

/* What an operation of two operands answers. */
enum outcome {
    OUTCOME_FAILED,         /* an exception is raised */
    OUTCOME_DONE,           /* result is stored */
    OUTCOME_NOT_IMPLEMENTED /* try the other operand */
};

/* The arguments of a call, borrowed from wherever they are held (mostly the
 * caller's evaluation stack).  The values of keyword arguments come after
 * the positional ones. */
struct arguments {
    struct object *const *items;
    size_t count;               /* positional */
    struct object *keywords;    /* tuple of str, or NULL */
    struct object *tuple;       /* which the items are those of, where the
                                   caller has one: f(*t); else NULL */
    struct object *dict;        /* which the keywords are those of: f(*t, **d),
                                   or NULL */
};

/* A function written in C: a built-in, or a method (self: the object, else
 * the module or NULL). */
typedef bool (*native_function)(struct runtime *runtime, struct object *self,
                                const struct arguments *arguments,
                                struct ref result);

/* The parameters of one: bool upper(METHOD_PARAMETERS). */
#define METHOD_PARAMETERS                                               \
    struct runtime *runtime, struct object *self,                       \
        const struct arguments *arguments, struct ref result

struct method {
    const char *name;
    native_function function;
    int minimum;              /* positional arguments, without self */
    int maximum;              /* -1: any number */
    const char *const *keywords; /* names that may be given by keyword, NULL
                                 at the end; NULL: none.  The function gets
                                 them unchecked in arguments */
    const char *documentation;   /* as help() begins, one line */
};

/* An attribute that is computed: list.__class__, range.start … */
struct getter {
    const char *name;
    bool (*get)(struct runtime *runtime, struct object *object,
                struct ref result);
};

/* The way to change one, where there is one; value NULL: del. */
struct setter {
    const char *name;
    bool (*set)(struct runtime *runtime, struct object *object,
                struct object *value);
};

/* A name that came with a version of Python: before it, it is not there. */
struct since {
    const char *name;
    int minor;
};

/* Bytes of an object, good until it changes. */
struct buffer {
    const uint8_t *data;
    size_t length;
    char code; /* what they are, as the module array says it; 0: bytes */
};

/* CPython keeps the memory of some freed objects aside for the next of the
 * same type (Include/internal/pycore_freelist.h and before). */
enum free_list {
    FREE_LIST_NONE,
    FREE_LIST_LIST,
    FREE_LIST_DICT,
    FREE_LIST_FLOAT,
    FREE_LIST_TUPLE /* one for each number of items */
};

struct type {
    const char *name;              /* as messages have it: "list"; with its
                                      module: "itertools.count" (tp_name) */
    const struct type *base;       /* NULL: object */
    struct object *class;          /* of TYPE_HEAP: the class, which owns this
                                      table; NULL: a built-in type */
    const struct type *const *order; /* the order of __mro__, itself first and
                                      object last; NULL: the chain of bases */
    size_t order_count;
    unsigned flags;                /* enum type_flag */
    enum slot_scheme scheme;
    size_t struct_size;            /* of the C struct */

    /* Frees what the struct owns besides its slots. */
    void (*release)(struct object *object);
    /* sys.getsizeof, without the collector's head. */
    uint64_t (*size)(struct runtime *runtime, struct object *object);
    uint32_t extra_size;           /* bytes that a class adds to the objects of
                                      its base: __dict__, __slots__ … */
    uint32_t birth_flags;          /* more enum node_flag of its objects */
    /* Of TYPE_HEAP: makes the slots of an object's attributes and class. */
    bool (*born)(struct runtime *runtime, struct object *object);

    bool (*repr)(struct runtime *runtime, struct object *object,
                 struct text *out);
    bool (*str)(struct runtime *runtime, struct object *object,
                struct text *out);               /* NULL: repr */
    bool (*format)(struct runtime *runtime, struct object *object,
                   const char *specification, size_t length,
                   struct text *out);            /* NULL: str, no spec */
    /* The same as str objects, for types that have such: classes whose methods
     * return them.  NULL: made of the text. */
    bool (*repr_object)(struct runtime *runtime, struct object *object,
                        struct ref result);
    bool (*str_object)(struct runtime *runtime, struct object *object,
                       struct ref result);
    bool (*format_object)(struct runtime *runtime, struct object *object,
                          struct object *specification, struct ref result);
    bool (*hash)(struct runtime *runtime, struct object *object,
                 int64_t *hash);                 /* NULL: unhashable */
    enum outcome (*compare)(struct runtime *runtime, struct object *a,
                            struct object *b, enum comparison_kind kind,
                            struct ref result);  /* NULL: identity */
    bool (*is_true)(struct runtime *runtime, struct object *object,
                    bool *truth);                /* NULL: by length, or true */
    bool (*length)(struct runtime *runtime, struct object *object,
                   size_t *length);

    enum outcome (*binary)(struct runtime *runtime, enum operator_kind kind,
                           struct object *a, struct object *b,
                           struct ref result);   /* a or b is of the type */
    enum outcome (*in_place)(struct runtime *runtime,
                             enum operator_kind kind, struct object *a,
                             struct object *b, struct ref result);
    bool (*unary)(struct runtime *runtime, enum unary_kind kind,
                  struct object *a, struct ref result);
    /* Which kinds these three know (OPERATOR_BIT).  The sequence operators are
     * those of binary that CPython has in tp_as_sequence: they are asked when
     * no number operator of either side has answered. */
    unsigned binary_kinds, in_place_kinds, unary_kinds, sequence_kinds;
    /* Of TYPE_HEAP: those for which the class has methods of the scene, which
     * these entries call; the others are its built-in base's. */
    unsigned scene_kinds, scene_in_place_kinds, scene_unary_kinds;
    /* pow() with three arguments; NULL: the numbers'. */
    enum outcome (*power)(struct runtime *runtime, struct object *base,
                          struct object *exponent, struct object *modulus,
                          struct ref result);

    bool (*get_item)(struct runtime *runtime, struct object *object,
                     struct object *key, struct ref result);
    /* value NULL: del object[key] */
    bool (*set_item)(struct runtime *runtime, struct object *object,
                     struct object *key, struct object *value);
    bool (*contains)(struct runtime *runtime, struct object *object,
                     struct object *item, bool *truth); /* NULL: iterate */

    bool (*iterate)(struct runtime *runtime, struct object *object,
                    struct ref result);
    /* Stores the next item; exhausted: returns true and leaves result
     * empty, or raises StopIteration and returns false. */
    bool (*next)(struct runtime *runtime, struct object *object,
                 struct ref result);

    /* Stores how many items an iterator has still to give, for those who make
     * room for them (operator.length_hint); false: it is not known, or has
     * failed.  NULL: it is not known. */
    bool (*length_hint)(struct runtime *runtime, struct object *object,
                        size_t *length);

    /* reversed(object); NULL: by index, from the last item on. */
    bool (*reverse)(struct runtime *runtime, struct object *object,
                    struct ref result);

    /* Where the bytes of an object are that is like bytes (object/buffer.h). */
    bool (*buffer)(struct runtime *runtime, struct object *object,
                   struct buffer *buffer);

    /* Looked up after methods and getters; name is NUL-terminated. */
    bool (*get_attribute)(struct runtime *runtime, struct object *object,
                          const char *name, struct ref result);
    /* value NULL: del */
    bool (*set_attribute)(struct runtime *runtime, struct object *object,
                          const char *name, struct object *value);
    bool (*call)(struct runtime *runtime, struct object *callable,
                 const struct arguments *arguments, struct ref result);
    /* T(…) for a built-in type T. */
    bool (*construct)(struct runtime *runtime, const struct type *type,
                      const struct arguments *arguments, struct ref result);
    /* T.__new__ for types that make an object and fill it in two parts: stores
     * an empty object of type, which is this one or derives from it.  NULL:
     * construct is __new__. */
    bool (*create)(struct runtime *runtime, const struct type *type,
                   const struct arguments *arguments, struct ref result);
    /* T.__init__; NULL: that of object, which does nothing. */
    bool (*initialize)(struct runtime *runtime, struct object *object,
                       const struct arguments *arguments);

    /* compare for types whose comparisons always give True or False: nothing
     * is stored.  A type has this or compare; call object_compare or
     * object_compare_truth (object/operation.h), which know both. */
    enum outcome (*compare_truth)(struct runtime *runtime, struct object *a,
                                  struct object *b,
                                  enum comparison_kind kind, bool *truth);

    /* Lets go of all that the object refers to, to break a cycle (tp_clear);
     * NULL: the type has none, as tuple has none. */
    void (*clear)(struct runtime *runtime, struct object *object);
    /* Called when the count has reached 0, before the slots are emptied: leaves
     * tables, puts slots into the order in which they are let go of.  With
     * TYPE_FINALIZES it runs code of the scene, and is called as del is; for
     * garbage also when it has been called before. */
    void (*finalize)(struct runtime *runtime, struct object *object);
    /* __del__ of a class of the scene: called once for each object, before
     * finalize, while a native frame holds it, and for garbage too (PEP
     * 442). */
    void (*del)(struct runtime *runtime, struct object *object);

    const struct since *since;     /* of methods that came later; ended by a
                                      NULL name; may be NULL */
    /* found.__get__(object, type) and found.__set__(object, value) of what is
     * found in a type (tp_descr_get, tp_descr_set); object may be NULL, and so
     * may value: __delete__.  NULL: those of object/lookup.c, or none. */
    bool (*bind)(struct runtime *runtime, struct object *found,
                 struct object *object, const struct type *type,
                 struct ref result);
    bool (*assign)(struct runtime *runtime, struct object *found,
                   struct object *object, struct object *value);

    const struct method *methods;  /* ended by a NULL name; may be NULL */
    const struct getter *getters;  /* ended by a NULL name; may be NULL */
    const struct setter *setters;  /* the same; each has a getter */
    const struct method *class_methods; /* dict.fromkeys: self is the type's
                                      object; ended as methods */
    const char *documentation;
    enum free_list free_list;      /* where freed blocks of the type wait */
    int heap_since;             /* the type object is made at run time from this
                                   minor version on (a heap type); 0: never */
    int unpacked_since;            /* T(…) gets its arguments as they are from
                                      this minor version on, before that in a
                                      tuple (tp_vectorcall); 0: never */
};

/* Returns whether type is base or derives from it. */
bool type_is(const struct type *type, const struct type *base);

/* Returns whether a version has a name, by a table that may be NULL. */
bool since_allows(const struct since *since, const char *name, int minor);

/* Returns type(o).__name__: "count" of "itertools.count". */
const char *type_short_name(const struct type *type);

/* Returns whether code of the scene runs when an object of the type ends. */
static inline bool
type_has_finalizer(const struct type *type)
{
    return type->del != NULL || (type->flags & TYPE_FINALIZES) != 0;
}

#endif
