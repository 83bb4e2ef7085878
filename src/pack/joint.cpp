#include "pack/joint.h"

#include <algorithm>
#include <array>
#include <list>
#include <map>
#include <set>

#include "base/text.h"
#include "pack/differences.h"
#include "pack/joint_order.h"
#include "pack/joint_rows.h"
#include "pack/joint_scores.h"
#include "pack/linear.h"
#include "pack/negation.h"
#include "pack/typing_rules.h"
#include "pack/whole.h"
#include "pack/written.h"

namespace xingji {
namespace {

// Conditions with more ways to hold than this are let pass.
constexpr int most_ways = 300;

using Words = std::set<std::string>;

bool is_text_literal(const Expression& expression) {
  return expression.op == Op::literal && expression.type == Type::text;
}

const Column& column_of(const Expression& column) {
  return definition(column.of_order ? Table::orders : column.table).columns[column.column];
}

// The same rows, counted.
Expression counted(const Expression& join) {
  Expression count = join;
  count.join = Join::count;
  count.type = Type::number;
  count.column = 0;
  return count;
}

// All that some conditions say at once.
struct Said {
  std::vector<Difference> differences;
  std::map<std::string, const Expression*> present;
  Words absent;
  std::map<std::string, Words> one_of;
  std::map<std::string, Words> none_of;
  std::map<std::string, bool> truths;
  Words implied;                           // what was added because something else says it
  std::vector<const Expression*> choices;  // one of its arguments at least
  bool is_contradiction = false;
};

class Joint {
 public:
  explicit Joint(const Pack& pack) : pack_(pack) {}

  void add(Said& said, const Expression& condition) {
    switch (condition.op) {
      case Op::both:
        for (const Expression& part : condition.arguments) add(said, part);
        return;
      case Op::either:
        said.choices.push_back(&condition);
        return;
      case Op::negation:
        add_negation(said, condition.arguments[0]);
        return;
      case Op::is_missing:
        said.absent.insert(to_text(condition.arguments[0]));
        said.is_contradiction = said.is_contradiction || is_never_missing(condition.arguments[0]);
        return;
      case Op::is_present:
        add_present(said, condition.arguments[0]);
        return;
      case Op::one_of:
        add_choice_of(said, condition);
        return;
      case Op::equal:
      case Op::unequal:
      case Op::less:
      case Op::at_most:
      case Op::more:
      case Op::at_least:
        add_comparison(said, condition);
        return;
      case Op::in_set:
        add_truth(said, condition, true);
        add_all(said, said_of_order(condition, pack_));
        return;
      default:
        add_truth(said, condition, true);
        return;
    }
  }

  bool can_hold(const Said& said) {
    if (--ways_ < 0) return true;
    if (!agrees(said)) return false;
    if (said.choices.empty()) return true;
    const Expression& choice = *said.choices.back();
    return std::any_of(choice.arguments.begin(), choice.arguments.end(),
                       [&](const Expression& part) {
                         Said other = said;
                         other.choices.pop_back();
                         add(other, part);
                         return can_hold(other);
                       });
  }

 private:
  struct Thing {
    const Expression* expression = nullptr;
    bool is_whole = false;
  };

  const Expression& keep(Expression expression) {
    return kept_.emplace_back(std::move(expression));
  }

  // Position 0 is nothing, a fixed zero.
  std::size_t position(const Expression* thing) {
    if (thing == nullptr) return 0;
    const auto [found, is_new] = positions_.try_emplace(to_text(*thing), things_.size());
    if (is_new) {
      things_.push_back({thing, is_whole(*thing, pack_)});
      const std::size_t at = found->second;
      if (is_ordered(thing->type)) {
        const Range range = range_of_thing(*thing, pack_);
        if (range.most) known_.push_back({at, 0, *range.most});
        if (range.least) known_.push_back({0, at, negative(*range.least)});
      }
      relate(at);
    }
    return found->second;
  }

  static Ratio negative(const Ratio& ratio) { return {-ratio.numerator, ratio.denominator}; }

  // Things of which one is never above the other.
  void relate(std::size_t at) {
    for (std::size_t other = 1; other < at; ++other) {
      if (is_up_to(*things_[at].expression, *things_[other].expression, pack_)) {
        known_.push_back({at, other, {0, 1}});
      }
      if (is_up_to(*things_[other].expression, *things_[at].expression, pack_)) {
        known_.push_back({other, at, {0, 1}});
      }
    }
  }

  void add_difference(Said& said, const Expression* a, const Expression* b, const Ratio& most,
                      bool without_end) {
    Difference difference{position(a), position(b), most, without_end};
    if (things_[difference.a].is_whole && things_[difference.b].is_whole) {
      difference = between_whole(difference);
    }
    said.differences.push_back(difference);
  }

  // a - b compared with a number.
  void add_order(Said& said, Op op, const Apart& sides) {
    const bool without_end = op == Op::less || op == Op::more;
    if (op != Op::more && op != Op::at_least) {
      add_difference(said, sides.a, sides.b, sides.constant, without_end);
    }
    if (op != Op::less && op != Op::at_most) {
      add_difference(said, sides.b, sides.a, negative(sides.constant), without_end);
    }
  }

  void add_all(Said& said, std::vector<Expression> conditions) {
    for (Expression& each : conditions) add(said, keep(std::move(each)));
  }

  // Of two runs of days each may tell of the other.
  void add_implied(Said& said, const Expression& condition) {
    std::vector<Expression> implied = implied_by(condition, pack_);
    std::erase_if(implied, [&](const Expression& each) {
      return !said.implied.insert(to_text(each)).second;
    });
    add_all(said, std::move(implied));
  }

  void add_comparison(Said& said, const Expression& condition) {
    add_implied(said, condition);
    const Expression& left = condition.arguments[0];
    const Expression& right = condition.arguments[1];
    add_present(said, left);
    add_present(said, right);
    if (is_text_literal(left) != is_text_literal(right)) {
      const Expression& thing = is_text_literal(left) ? right : left;
      const Words words{is_text_literal(left) ? left.name : right.name};
      add_words(said, to_text(thing), words, condition.op == Op::equal);
      return;
    }
    if (condition.op == Op::unequal) {
      Expression less = condition;
      less.op = Op::less;
      Expression more = condition;
      more.op = Op::more;
      said.choices.push_back(&keep(any_of_these({std::move(less), std::move(more)})));
      return;
    }
    const auto sides = is_ordered(left.type) ? apart(left, right, pack_)
                                             : std::optional(Apart{&left, &right, {0, 1}});
    if (sides) add_order(said, sides->is_turned ? mirrored(condition.op) : condition.op, *sides);
  }

  void add_choice_of(Said& said, const Expression& condition) {
    const Expression& asked = condition.arguments[0];
    add_present(said, asked);
    Words words;
    std::vector<Expression> equals;
    for (std::size_t i = 1; i < condition.arguments.size(); ++i) {
      const Expression& known = condition.arguments[i];
      if (is_text_literal(known)) words.insert(known.name);
      equals.push_back(made(Op::equal, Type::flag, known.place, {asked, known}));
    }
    if (words.size() == equals.size()) {
      add_words(said, to_text(asked), words, true);
    } else {
      said.choices.push_back(&keep(any_of_these(std::move(equals))));
    }
  }

  void add_negation(Said& said, const Expression& condition) {
    if (condition.op == Op::one_of) {
      for (std::size_t i = 1; i < condition.arguments.size(); ++i) {
        add(said, keep(made(Op::unequal, Type::flag, condition.place,
                            {condition.arguments[0], condition.arguments[i]})));
      }
      return;
    }
    const Expression other = negated(condition);
    if (other.op == Op::negation) {
      add_truth(said, condition, false);
    } else {
      add(said, keep(other));
    }
  }

  static void add_words(Said& said, const std::string& thing, const Words& words, bool is_wanted) {
    if (!is_wanted) {
      said.none_of[thing].insert(words.begin(), words.end());
      return;
    }
    const auto [found, is_new] = said.one_of.try_emplace(thing, words);
    if (!is_new) std::erase_if(found->second, [&](const auto& w) { return !words.contains(w); });
  }

  void add_truth(Said& said, const Expression& condition, bool truth) {
    if (condition.op == Op::literal) return;
    const auto [known, is_new] = said.truths.try_emplace(to_text(condition), truth);
    if (!is_new && known->second != truth) said.is_contradiction = true;
    if (truth) add_implied(said, condition);
    if (condition.op == Op::column && truth) add_present(said, condition);
    if (condition.op != Op::join) return;
    if (condition.join != Join::any && condition.join != Join::none) return;
    if ((condition.join == Join::any) == truth) {
      add_difference(said, nullptr, &keep(counted(condition)), {-1, 1}, false);
    } else {
      add_difference(said, &keep(counted(condition)), nullptr, {0, 1}, false);
    }
  }

  // A value is known when all it is made of is.
  void add_present(Said& said, const Expression& thing) {
    if (thing.op == Op::literal || thing.op == Op::parameter) return;
    const bool is_new = said.present.emplace(to_text(thing), &thing).second;
    const bool is_made_of_all = thing.op == Op::add || thing.op == Op::subtract ||
                                thing.op == Op::multiply || thing.op == Op::divide ||
                                thing.op == Op::negate;
    if (is_made_of_all || (thing.op == Op::call && thing.function != Function::min &&
                           thing.function != Function::max)) {
      for (const Expression& part : thing.arguments) add_present(said, part);
    }
    const bool is_of_a_row =
        thing.op == Op::join && (thing.join == Join::first || thing.join == Join::last ||
                                 thing.join == Join::min || thing.join == Join::max);
    if (!is_new || !is_of_a_row) return;
    add_difference(said, nullptr, &keep(counted(thing)), {-1, 1}, false);
    add_all(said, said_of_row(thing));
  }

  bool agrees(const Said& said) const {
    if (said.is_contradiction) return false;
    for (const auto& [text, thing] : said.present) {
      if (said.absent.contains(text) || is_hidden(*thing, said.absent)) return false;
    }
    for (const auto& [thing, words] : said.one_of) {
      const auto refused = said.none_of.find(thing);
      const auto is_left = [&](const std::string& word) {
        return refused == said.none_of.end() || !refused->second.contains(word);
      };
      if (std::none_of(words.begin(), words.end(), is_left)) return false;
    }
    std::vector<Difference> all = known_;
    all.insert(all.end(), said.differences.begin(), said.differences.end());
    return xingji::can_all_hold(all, things_.size());
  }

  // A column without an instant of its own is seen from that of another one.
  static bool is_hidden(const Expression& thing, const Words& absent) {
    if (thing.op != Op::column || column_of(thing).known_from.empty()) return false;
    const auto instants = split(column_of(thing).known_from, ' ');
    return std::all_of(instants.begin(), instants.end(), [&](std::string_view instant) {
      return absent.contains((thing.of_order ? "order." : "") + std::string(instant));
    });
  }

  const Pack& pack_;
  int ways_ = most_ways;
  std::list<Expression> kept_;
  std::map<std::string, std::size_t> positions_;
  std::vector<Thing> things_ = {{nullptr, true}};
  std::vector<Difference> known_;  // whatever the facts are
};

}  // namespace

bool can_all_hold(const std::vector<const Expression*>& conditions, const Pack& pack) {
  Joint joint(pack);
  Said said;
  for (const Expression* condition : conditions) joint.add(said, *condition);
  return joint.can_hold(said);
}

std::string told_beside(const Expression& condition, const std::vector<const Expression*>& others,
                        const Pack& pack) {
  std::vector<const Expression*> all = others;
  all.push_back(&condition);
  if (can_all_hold(all, pack)) return {};
  for (std::size_t i = others.size(); i-- > 0;) {
    std::vector<const Expression*> fewer = all;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (!can_all_hold(fewer, pack)) all = std::move(fewer);
  }
  std::string text;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    text += (text.empty() ? "'" : " and '") + to_text(*all[i]) + '\'';
  }
  return text;
}

void add_parts(const Expression& condition, std::vector<const Expression*>& parts) {
  if (condition.op != Op::both) {
    parts.push_back(&condition);
    return;
  }
  for (const Expression& part : condition.arguments) add_parts(part, parts);
}

}  // namespace xingji
