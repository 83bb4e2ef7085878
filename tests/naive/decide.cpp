#include "naive/decide.h"

#include <algorithm>
#include <vector>

namespace xingji::naive {
namespace {

// Truth is 1, 0, or half of both while something is not known, which `waits_for` then names.
struct Truth {
  double is = 0;
  std::string waits_for;
};

struct Side {
  bool is_known = true;
  std::int64_t number = 0;
  std::string text;
  std::string waits_for;
};

class Reader {
 public:
  Reader(const Pack& pack, const Decision& decision, const Answers& answers, Day day)
      : pack_(pack), decision_(decision), answers_(answers), day_(day) {}

  Truth truth(const Expression& e) const {
    switch (e.op) {
      case Op::negation: {
        Truth inner = truth(e.arguments[0]);
        return {1 - inner.is, inner.waits_for};
      }
      case Op::both:
        return least(truth(e.arguments[0]), truth(e.arguments[1]));
      case Op::either: {
        // De Morgan.
        Truth left = truth(e.arguments[0]);
        Truth right = truth(e.arguments[1]);
        const Truth none = least({1 - left.is, left.waits_for}, {1 - right.is, right.waits_for});
        return {1 - none.is, none.waits_for};
      }
      case Op::choose: {
        const Truth asked = truth(e.arguments[0]);
        if (asked.is == 0.5) return asked;
        return truth(e.arguments[asked.is == 1 ? 1 : 2]);
      }
      case Op::is_listed:
        return listed(e);
      case Op::literal:
      case Op::measure:
      case Op::parameter: {
        const Side flag = side(e);
        return flag.is_known ? known(flag.number == 1) : Truth{0.5, flag.waits_for};
      }
      default:
        return compared(e);
    }
  }

 private:
  static Truth known(bool is) { return {is ? 1.0 : 0.0, ""}; }

  static Truth least(const Truth& a, const Truth& b) {
    if (a.is == 0 || b.is == 0) return known(false);
    if (a.is == 0.5) return a;
    return b;
  }

  Side side(const Expression& e) const {
    Side result;
    if (e.op == Op::literal) return {true, e.literal, e.name, ""};
    if (e.op == Op::negate) {
      result = side(e.arguments[0]);
      result.number *= -1;
      return result;
    }
    if (e.op == Op::parameter) {
      for (const Parameter& parameter : pack_.parameters) {
        if (parameter.id != e.name) continue;
        // The last entry that has begun.
        for (auto entry = parameter.number.entries.rbegin();
             entry != parameter.number.entries.rend(); ++entry) {
          if (!entry->since || *entry->since <= day_) return {true, entry->value, "", ""};
        }
      }
      return {false, 0, "", "lacks " + e.name};
    }
    std::size_t position = 0;
    while (decision_.inputs[position].id != e.name) ++position;
    const auto& answer = answers_[position];
    if (!answer) return {false, 0, "", "asks " + e.name};
    return {true, answer->value, answer->text, ""};
  }

  Truth listed(const Expression& e) const {
    const Side asked = side(e.arguments[0]);
    if (!asked.is_known) return {0.5, asked.waits_for};
    for (const KeyTable& table : pack_.tables) {
      if (table.id != e.name) continue;
      for (const KeyTable::Row& row : table.rows) {
        if (row.since && day_ < *row.since) continue;
        if (row.keys.at(0).text == asked.text) return known(true);
      }
    }
    return known(false);
  }

  Truth compared(const Expression& e) const {
    const Side left = side(e.arguments[0]);
    if (!left.is_known) return {0.5, left.waits_for};
    std::string waits_for;
    bool is_any = false;
    for (std::size_t a = 1; a < e.arguments.size(); ++a) {
      const Side right = side(e.arguments[a]);
      if (!right.is_known && waits_for.empty()) waits_for = right.waits_for;
      if (right.is_known) is_any |= holds(e, left, right);
    }
    if (is_any || waits_for.empty()) return known(is_any);
    return {0.5, waits_for};
  }

  static bool holds(const Expression& e, const Side& left, const Side& right) {
    const bool is_text = e.arguments[0].type == Type::text;
    const bool is_same = is_text ? left.text == right.text : left.number == right.number;
    if (e.op == Op::equal || e.op == Op::one_of) return is_same;
    if (e.op == Op::unequal) return !is_same;
    if (e.op == Op::less) return left.number < right.number;
    if (e.op == Op::at_most) return left.number < right.number || is_same;
    if (e.op == Op::more) return right.number < left.number;
    return right.number < left.number || is_same;
  }

  const Pack& pack_;
  const Decision& decision_;
  const Answers& answers_;
  Day day_;
};

}  // namespace

std::string naive_decide(const Pack& pack, const Decision& decision, const Answers& answers,
                         Day day) {
  const Reader reader(pack, decision, answers, day);
  // Of all rows that hold, or may, the strictest; of equally strict ones the first in the file.
  std::string best;
  std::size_t best_rank = 0;
  for (const Decision::Row& row : decision.rows) {
    const Truth truth = row.when ? reader.truth(*row.when) : Truth{1, ""};
    if (truth.is == 0) continue;
    const std::size_t rank = decision.strictest ? row.outcome[*decision.strictest] : 0;
    if (!best.empty() && best_rank <= rank) continue;
    best = truth.is == 1 ? "row " + row.id : truth.waits_for;
    best_rank = rank;
  }
  return best;
}

}  // namespace xingji::naive
