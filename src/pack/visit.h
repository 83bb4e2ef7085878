// Walks over everything a pack says: its expressions with all their parts, and its numbers.
#pragma once

#include <functional>

#include "pack/pack.h"

namespace xingji {

using Visit = std::function<void(const Expression&)>;

/// The expression and all its parts.
void visit(const Expression& expression, const Visit& see);

/// The row expressions of a measure, exemptions left out.
void visit_measure(const Measure& measure, const Visit& see);
/// The same of a selection, and what its `keep` goes by.
void visit_selection(const Selection& selection, const Visit& see);
/// The row expressions of a task.
void visit_task(const Task& task, const Visit& see);
/// What is about a day: conditions, values of indicators, numbers that are computed.
void visit_day_expressions(const Pack& pack, const Visit& see);
/// Conditions of standing and notices, whose names are scores and not measures.
void visit_standing_expressions(const Pack& pack, const Visit& see);
/// Values and lines of pay, whose names are those of `pay_names`.
void visit_pay_expressions(const Pack& pack, const Visit& see);
/// Conditions of decisions, whose names are inputs.
void visit_decision_expressions(const Pack& pack, const Visit& see);
/// All that is about measures and rows.
void visit_expressions(const Pack& pack, const Visit& see);

/// The numbers of a pack, its parameters included.
void visit_numbers(const Pack& pack, const std::function<void(const Number&)>& see);

}  // namespace xingji
