// Scoring for who writes much of each card: what needs no other subject is done by the threads that
// score.
#pragma once

#include <any>

#include "engine/score.h"

namespace xingji {

/// As score(), but `emit` is called with what `prepare` made of a subject's cards. Several threads
/// call `prepare` at once.
void score_prepared(const Family& family, const FactSet& facts, const ScoreOptions& options,
                    const std::function<std::any(SubjectCards&&)>& prepare,
                    const std::function<void(std::any&&)>& emit,
                    const std::function<void(std::size_t, std::size_t)>& progress = {});

}  // namespace xingji
