// Decisions that leave a question open, and rows and inputs that never matter. Proved by asking
// everything that the decision itself would ask: where it asks for an input, each of the input's
// cells is followed, so all there is to answer is gone through once.
#include <algorithm>
#include <set>

#include "pack/decide.h"
#include "pack/lint.h"
#include "pack/visit.h"

namespace xingji {
namespace {

constexpr std::size_t most_steps = 200'000;

class Proof {
 public:
  Proof(const Pack& pack, const Decision& decision)
      : pack_(pack),
        decision_(decision),
        is_hit_(decision.rows.size()),
        is_asked_(decision.inputs.size()) {}

  void follow(Day day) {
    day_ = day;
    cells_.clear();
    for (std::size_t i = 0; i < decision_.inputs.size(); ++i) {
      cells_.push_back(cells_of(pack_, decision_, i, day));
    }
    Answers answers(decision_.inputs.size());
    follow(answers);
  }

  bool is_hit(std::size_t row) const { return is_hit_[row]; }
  bool is_asked(std::size_t input) const { return is_asked_[input]; }
  bool is_too_large() const { return steps_ > most_steps; }
  bool lacks_parameter() const { return lacks_parameter_; }

 private:
  bool is_done() const {
    const auto all = [](const std::vector<bool>& seen) {
      return std::find(seen.begin(), seen.end(), false) == seen.end();
    };
    return is_too_large() || (all(is_hit_) && all(is_asked_));
  }

  void follow(Answers& answers) {
    ++steps_;
    const Decided decided = decide(pack_, decision_, answers, day_);
    if (decided.row) is_hit_[*decided.row] = true;
    lacks_parameter_ |= decided.lacks.has_value();
    if (!decided.asks) return;
    is_asked_[*decided.asks] = true;
    for (const AnswerCell& cell : cells_[*decided.asks]) {
      if (is_done()) break;
      answers[*decided.asks] = cell.answer;
      follow(answers);
    }
    answers[*decided.asks].reset();
  }

  const Pack& pack_;
  const Decision& decision_;
  Day day_ = 0;
  std::vector<std::vector<AnswerCell>> cells_;
  std::vector<bool> is_hit_;
  std::vector<bool> is_asked_;
  bool lacks_parameter_ = false;
  std::size_t steps_ = 0;
};

std::set<std::string> names_in(const Decision& decision) {
  std::set<std::string> names;
  for (const Decision::Row& row : decision.rows) {
    if (!row.when) continue;
    visit(*row.when, [&](const Expression& e) {
      if (e.op == Op::measure) names.insert(e.name);
    });
  }
  return names;
}

// Whether the row at the end holds always; without one some answers would have no outcome.
bool is_complete(Draft& draft, const Decision& decision) {
  if (decision.rows.empty()) {
    draft.refuse(decision.place, "'" + decision.id + "' has no rows",
                 "add the one that holds else");
    return false;
  }
  const Decision::Row& last = decision.rows.back();
  if (!last.when) return true;
  draft.refuse(last.place, "the last row of '" + decision.id + "' has a condition",
               "end with a row without 'when', which holds for all the rest");
  return false;
}

void tell_dead_row(Draft& draft, const Decision& decision, std::size_t r) {
  const Decision::Row& row = decision.rows[r];
  const auto same =
      std::find_if(decision.rows.begin(), decision.rows.begin() + static_cast<std::ptrdiff_t>(r),
                   [&](const Decision::Row& other) {
                     return other.when && row.when && to_text(*other.when) == to_text(*row.when);
                   });
  if (same != decision.rows.begin() + static_cast<std::ptrdiff_t>(r)) {
    draft.refuse(row.place, "the row '" + row.id + "' has the condition of '" + same->id + "'",
                 "leave one of them out");
    return;
  }
  draft.refuse(row.place, "no answers reach the row '" + row.id + "'",
               "rows that come before it take them all, or its condition contradicts itself");
}

void lint_words(Draft& draft, const Decision& decision) {
  for (std::size_t o = 0; o < decision.outputs.size(); ++o) {
    for (std::size_t w = 0; w < decision.outputs[o].words.size(); ++w) {
      const bool is_given =
          std::any_of(decision.rows.begin(), decision.rows.end(),
                      [&](const Decision::Row& row) { return row.outcome[o] == w; });
      if (is_given) continue;
      draft.warn(decision.outputs[o].place,
                 "no row gives '" + decision.outputs[o].words[w].id + "'", "leave it out");
    }
  }
}

void prove(Draft& draft, const Decision& decision) {
  ChangeDays days(draft.pack);
  for (const Parameter& parameter : draft.pack.parameters) days.add(parameter.number);
  for (const KeyTable& table : draft.pack.tables) {
    for (const KeyTable::Row& row : table.rows) days.add(row.since, std::nullopt);
  }
  Proof proof(draft.pack, decision);
  for (const Day day : days.days()) proof.follow(day);
  if (proof.is_too_large()) {
    draft.warn(decision.place,
               "'" + decision.id + "' has more cases than can be gone through one by one",
               "split it: let one decision's outcome be an input of the next");
    return;
  }
  if (proof.lacks_parameter()) return;  // which rows are reached, its value decides
  bool are_reached = true;
  for (std::size_t r = 0; r < decision.rows.size(); ++r) {
    if (proof.is_hit(r)) continue;
    are_reached = false;
    tell_dead_row(draft, decision, r);
  }
  const std::set<std::string> names = names_in(decision);
  for (std::size_t i = 0; i < decision.inputs.size(); ++i) {
    const Decision::Input& input = decision.inputs[i];
    if (!names.contains(input.id)) {
      draft.refuse(input.place, "no row asks for '" + input.id + "'", "use it or take it out");
    } else if (are_reached && !proof.is_asked(i)) {
      draft.refuse(input.place, "'" + input.id + "' never makes a difference",
                   "take it out of the conditions");
    }
  }
}

}  // namespace

void lint_decisions(Draft& draft) {
  for (const Decision& decision : draft.pack.decisions) {
    if (!is_complete(draft, decision)) continue;
    lint_words(draft, decision);
    prove(draft, decision);
  }
}

}  // namespace xingji
