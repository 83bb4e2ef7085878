#include "pack/decide.h"

#include <algorithm>

#include "base/check.h"

namespace xingji {
namespace {

// What one side of a comparison is; the texts belong to the pack or to the answers.
struct Value {
  std::int64_t number = 0;
  std::string_view text;
};

bool compare(Op op, std::int64_t sign) {
  switch (op) {
    case Op::equal:
      return sign == 0;
    case Op::unequal:
      return sign != 0;
    case Op::less:
      return sign < 0;
    case Op::at_most:
      return sign <= 0;
    case Op::more:
      return sign > 0;
    case Op::at_least:
      return sign >= 0;
    default:
      CHECK(false);
  }
  return false;
}

class Judge {
 public:
  Judge(const Pack& pack, const Decision& decision, const Answers& answers, Day day)
      : pack_(pack), decision_(decision), answers_(answers), day_(day) {}

  /// Kleene's: unknown only where the answer could matter. Unknown: `waits` says for what.
  std::optional<bool> truth(const Expression& e) {
    const Decided before = waits_;
    const auto result = truth_of(e);
    if (result) waits_ = before;
    return result;
  }

  /// The first thing that the condition waited for.
  Decided waits() const { return waits_; }

 private:
  std::optional<bool> truth_of(const Expression& e) {
    switch (e.op) {
      case Op::literal:
        return e.literal != 0;
      case Op::measure:
      case Op::parameter: {
        const auto value = value_of(e);
        return value ? std::optional(value->number != 0) : std::nullopt;
      }
      case Op::negation: {
        const auto inner = truth(e.arguments[0]);
        return inner ? std::optional(!*inner) : std::nullopt;
      }
      case Op::both:
        return joined(e, false);
      case Op::either:
        return joined(e, true);
      case Op::choose: {
        const auto condition = truth(e.arguments[0]);
        if (!condition) return std::nullopt;
        return truth(e.arguments[*condition ? 1 : 2]);
      }
      case Op::one_of:
        return is_one_of(e);
      case Op::is_listed:
        return is_listed(e);
      default:
        return comparison(e);
    }
  }

  std::optional<bool> joined(const Expression& e, bool settles) {
    const auto left = truth(e.arguments[0]);
    if (left == settles) return settles;
    const auto right = truth(e.arguments[1]);
    if (right == settles) return settles;
    return left && right ? std::optional(!settles) : std::nullopt;
  }

  std::optional<Value> value_of(const Expression& e) {
    if (e.op == Op::measure) {
      const std::size_t input = input_of(e);
      const auto& answer = answers_[input];
      if (!answer) {
        if (!waits_.asks && !waits_.lacks) waits_.asks = input;
        return std::nullopt;
      }
      return Value{answer->value, answer->text};
    }
    if (e.op == Op::literal) return Value{e.literal, e.name};
    if (e.op == Op::negate) {
      auto value = value_of(e.arguments[0]);
      if (value) value->number = -value->number;
      return value;
    }
    CHECK(e.op == Op::parameter);
    for (const Parameter& parameter : pack_.parameters) {
      if (parameter.id != e.name) continue;
      const Number::Entry* entry = parameter.number.on(day_);
      if (entry != nullptr) return Value{entry->value, {}};
    }
    if (!waits_.asks && !waits_.lacks) waits_.lacks = e.name;
    return std::nullopt;
  }

  std::size_t input_of(const Expression& e) const {
    for (std::size_t i = 0; i < decision_.inputs.size(); ++i) {
      if (decision_.inputs[i].id == e.name) return i;
    }
    CHECK(false);
    return 0;
  }

  static std::int64_t difference(const Value& a, const Value& b, Type type) {
    if (type == Type::text) return a.text.compare(b.text);
    return a.number < b.number ? -1 : (a.number > b.number ? 1 : 0);
  }

  std::optional<bool> comparison(const Expression& e) {
    const auto left = value_of(e.arguments[0]);
    if (!left) return std::nullopt;
    const auto right = value_of(e.arguments[1]);
    if (!right) return std::nullopt;
    return compare(e.op, difference(*left, *right, e.arguments[0].type));
  }

  std::optional<bool> is_one_of(const Expression& e) {
    const auto subject = value_of(e.arguments[0]);
    if (!subject) return std::nullopt;
    bool is_known = true;
    for (std::size_t a = 1; a < e.arguments.size(); ++a) {
      const auto other = value_of(e.arguments[a]);
      is_known &= other.has_value();
      if (other && difference(*subject, *other, e.arguments[0].type) == 0) return true;
    }
    return is_known ? std::optional(false) : std::nullopt;
  }

  std::optional<bool> is_listed(const Expression& e) {
    const auto subject = value_of(e.arguments[0]);
    if (!subject) return std::nullopt;
    const auto& rows = find_key_table(pack_, e.name)->rows;
    return std::any_of(rows.begin(), rows.end(), [&](const KeyTable::Row& row) {
      return (!row.since || *row.since <= day_) && row.keys[0].text == subject->text;
    });
  }

  const Pack& pack_;
  const Decision& decision_;
  const Answers& answers_;
  Day day_;
  Decided waits_;
};

bool gives_the_same(const Decision& decision, const Decided& a, const Decided& b) {
  if (!a.row || !b.row) return a == b;
  return decision.rows[*a.row].outcome == decision.rows[*b.row].outcome;
}

using Decide = Decided(const Pack&, const Decision&, const Answers&, Day);

// By which of the two the answers are decided: by the rows wherever these tell.
Decide& decider(const Pack& pack, const Decision& decision, const Answers& answers, Day day) {
  return decide(pack, decision, answers, day).row ? decide : decide_outcome;
}

// By id; else by a title that only one of them has.
template <class Thing>
std::optional<std::size_t> find_called(const std::vector<Thing>& things, std::string_view name) {
  std::optional<std::size_t> found;
  bool is_unique = true;
  for (std::size_t i = 0; i < things.size(); ++i) {
    if (things[i].id == name) return i;
    if (things[i].title.zh != name && things[i].title.en != name) continue;
    is_unique = !found;
    found = i;
  }
  return is_unique ? found : std::nullopt;
}

}  // namespace

std::vector<std::size_t> order_of(const Decision& decision) {
  std::vector<std::size_t> order(decision.rows.size());
  for (std::size_t r = 0; r < order.size(); ++r) order[r] = r;
  if (!decision.strictest) return order;
  const auto rank = [&](std::size_t row) {
    return decision.rows[row].outcome[*decision.strictest];
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  return order;
}

Decided decide(const Pack& pack, const Decision& decision, const Answers& answers, Day day) {
  Judge judge(pack, decision, answers, day);
  for (const std::size_t r : order_of(decision)) {
    const auto& when = decision.rows[r].when;
    const auto holds = when ? judge.truth(*when) : std::optional(true);
    if (!holds) return judge.waits();
    if (*holds) return {r, {}, {}};
  }
  CHECK(false);  // the last row holds always
  return {};
}

Decided decide_outcome(const Pack& pack, const Decision& decision, const Answers& answers,
                       Day day) {
  Decided decided = decide(pack, decision, answers, day);
  if (decided.row) return decided;
  Judge judge(pack, decision, answers, day);
  std::optional<std::size_t> open;
  for (const std::size_t r : order_of(decision)) {
    const auto& when = decision.rows[r].when;
    const auto holds = when ? judge.truth(*when) : std::optional(true);
    if (holds == false) continue;
    if (open && decision.rows[r].outcome != decision.rows[*open].outcome) return decided;
    if (holds) return {r, {}, {}};
    open = r;
  }
  return decided;
}

std::vector<std::size_t> reasons_of(const Pack& pack, const Decision& decision,
                                    const Answers& answers, Day day) {
  Decide& decide_as = decider(pack, decision, answers, day);
  const bool by_row = &decide_as == &decide;
  const Decided decided = decide_as(pack, decision, answers, day);
  std::vector<std::size_t> reasons;
  Answers fewer = answers;
  for (std::size_t i = answers.size(); i-- > 0;) {
    if (!answers[i]) continue;
    fewer[i].reset();
    const Decided still = decide_as(pack, decision, fewer, day);
    if (by_row ? still == decided : gives_the_same(decision, still, decided)) continue;
    fewer[i] = answers[i];
    reasons.insert(reasons.begin(), i);
  }
  return reasons;
}

std::vector<OtherAnswer> other_answers(const Pack& pack, const Decision& decision,
                                       const Answers& answers, Day day) {
  Decide& decide_as = decider(pack, decision, answers, day);
  const Decided now = decide_as(pack, decision, answers, day);
  std::vector<OtherAnswer> changes;
  Answers other = answers;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!answers[i]) continue;
    const std::size_t before = changes.size();
    bool is_next = false;
    for (const AnswerCell& cell : cells_of(pack, decision, i, day)) {
      other[i] = cell.answer;
      const Decided then = decide_as(pack, decision, other, day);
      if (gives_the_same(decision, then, now)) {
        is_next = false;
        continue;
      }
      const bool is_ordered = cell.from || cell.to;
      const auto same =
          std::find_if(changes.begin() + static_cast<std::ptrdiff_t>(before), changes.end(),
                       [&](const OtherAnswer& change) { return change.then == then; });
      if (same != changes.end() && (!is_ordered || (is_next && same + 1 == changes.end()))) {
        same->cells.push_back(cell);
      } else {
        changes.push_back({i, {cell}, then});
      }
      is_next = true;
    }
    other[i] = answers[i];
  }
  return changes;
}

std::string cells_phrase(const Decision::Input& input, const std::vector<AnswerCell>& cells,
                         std::string_view currency, Language language) {
  const bool zh = language == Language::zh;
  const auto phrase = [&](std::int64_t value) {
    return answer_phrase(input, {value, {}}, currency, language);
  };
  std::string text;
  if (cells.front().from || cells.front().to || input.type == Type::date) {
    const AnswerCell& first = cells.front();
    const AnswerCell& last = cells.back();
    if (first.from && last.to && *first.from == *last.to) return phrase(*first.from);
    if (first.from) {
      text = first.is_after ? (zh ? "超过 " : "more than ") + phrase(*first.from - 1)
                            : (zh ? "不少于 " : "at least ") + phrase(*first.from);
    }
    if (first.from && last.to) text += zh ? "，" : " and ";
    if (last.to) {
      text += last.is_before ? (zh ? "不到 " : "less than ") + phrase(*last.to + 1)
                             : (zh ? "不超过 " : "at most ") + phrase(*last.to);
    }
    return text;
  }
  for (const AnswerCell& cell : cells) {
    text += (text.empty() ? "" : (zh ? "或" : " or ")) +
            (cell.is_other ? std::string(zh ? "其他" : "anything else")
                           : answer_phrase(input, cell.answer, currency, language));
  }
  return text;
}

const Decision* find_decision(const Pack& pack, std::string_view name) {
  const auto found = find_called(pack.decisions, name);
  return found ? &pack.decisions[*found] : nullptr;
}

std::optional<std::size_t> find_input(const Decision& decision, std::string_view name) {
  return find_called(decision.inputs, name);
}

}  // namespace xingji
