#include "lang/lesson.h"

#include "base/mem.h"

void
lesson_release(struct lesson *lesson)
{
    for (size_t i = 0; i < lesson->narrations.count; i++)
        mem_free(lesson->narrations.items[i].text);
    for (size_t i = 0; i < lesson->directives.count; i++) {
        mem_free(lesson->directives.items[i].text);
        mem_free(lesson->directives.items[i].second);
    }
    for (size_t i = 0; i < lesson->warnings.count; i++)
        mem_free(lesson->warnings.items[i].message);
    VECTOR_RELEASE(&lesson->narrations);
    VECTOR_RELEASE(&lesson->directives);
    VECTOR_RELEASE(&lesson->statements);
    VECTOR_RELEASE(&lesson->warnings);
    mem_free(lesson->title);
    mem_free(lesson->introduction);
    mem_free(lesson->closing);
    *lesson = (struct lesson){0};
}

const struct narration *
lesson_narration(const struct lesson *lesson, int line)
{
    for (size_t i = 0; i < lesson->narrations.count; i++)
        if (lesson->narrations.items[i].statement == line)
            return &lesson->narrations.items[i];
    return NULL;
}
