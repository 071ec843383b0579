/*
 * judge: plans a heap's scene, draws every step and holds what a reader sees
 * against what there is.
 */
#ifndef REFSTEP_TESTS_JUDGE_H
#define REFSTEP_TESTS_JUDGE_H

#include "base/text.h"
#include "tests/layout/heaps.h"

struct verdict {
    struct text problems; /* empty: all hard numbers are 0 */
    int pictures, edges, stubs, crossings;
};

/* Judges all steps in both character sets; adds to *verdict
 * (verdict_release).  seated: with the boxes seated as they come, as in a
 * very long scene. */
void judge_heap(const struct heap *heap, bool seated,
                struct verdict *verdict);
void verdict_release(struct verdict *verdict);

#endif
