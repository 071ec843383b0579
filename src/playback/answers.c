#include "playback/session_data.h"

void
answers_release(struct answers *answers)
{
    happenings_clear(answers);
    explanations_clear(answers);
    question_clear(&answers->question);
    VECTOR_RELEASE(&answers->happenings);
    VECTOR_RELEASE(&answers->explanations);
}
