#include "io/explain_compared.h"

#include "engine/window.h"
#include "io/explain_words.h"

namespace xingji {
namespace {

bool compares(Op op) {
  return op == Op::equal || op == Op::unequal || op == Op::less || op == Op::at_most ||
         op == Op::more || op == Op::at_least;
}

bool is_plain(const Expression& side) { return side.op == Op::literal || side.op == Op::parameter; }

// A quotient beside a number of at most one is a share, and beside the peers' shares.
bool is_share(const Expression& side, const Expression& other, const Pack& pack) {
  if (side.type != Type::number || side.op != Op::divide) return false;
  if (other.op == Op::peer) {
    return pack.indicators[other.column].printed_as == Indicator::PrintedAs::percent;
  }
  return other.op != Op::literal || other.literal <= micro_one;
}

class Comparisons {
 public:
  Comparisons(const Explanation& explanation, const Balances& balances, Day day, Sides sides,
              Language language)
      : explanation_(explanation),
        pack_(*explanation.pack),
        balances_(balances),
        day_(day),
        sides_(sides),
        language_(language),
        peers_(peers_of(explanation)) {}

  std::string of(const Expression& expression) {
    if (compares(expression.op)) {
      add(expression.arguments[0], expression.arguments[1]);
      add(expression.arguments[1], expression.arguments[0]);
      return text_;
    }
    for (const Expression& argument : expression.arguments) of(argument);
    return text_;
  }

 private:
  void add(const Expression& side, const Expression& other) {
    if (is_plain(side) || (side.op == Op::measure && sides_ == Sides::formulas)) return;
    const auto value = worth(side);
    if (!value) return;
    if (!text_.empty()) text_ += language_ == Language::zh ? "，" : ", ";
    text_ += rule_text(side, explanation_, language_, is_share(other, side, pack_)) + " = " +
             counts_text(side) + value_text(side, other, *value);
  }

  std::optional<Micro> worth(const Expression& side) const {
    const DayValue value =
        Formula(side, pack_)
            .value(day_, balances_.attributes, worth_in(pack_, balances_), peers_.figures());
    return value.is_known() ? to_micro(value.ratio) : std::nullopt;
  }

  // "6 / 66 = " of a quotient.
  std::string counts_text(const Expression& side) const {
    if (side.op != Op::divide) return {};
    std::string text;
    for (const Expression& part : side.arguments) {
      const auto value = worth(part);
      if (!value) return {};
      text += (text.empty() ? "" : " / ") + value_text(part, part, *value);
    }
    return text + " = ";
  }

  std::string value_text(const Expression& side, const Expression& other, Micro value) const {
    switch (side.type) {
      case Type::duration:
        return print_value(value, Indicator::PrintedAs::seconds, language_);
      case Type::money:
        if (value % micro_one == 0) return money_text(value / micro_one, explanation_);
        return format_micro(static_cast<Micro>(divide_rounded(value, 100))) + ' ' +
               explanation_.facts->currency;
      case Type::number:
      case Type::flag:
      case Type::instant:
      case Type::text:
      case Type::date:
      case Type::month:
      case Type::clock:
        break;
    }
    const bool share = is_share(side, other, pack_) || is_share(other, side, pack_);
    return print_value(value, share ? Indicator::PrintedAs::percent : Indicator::PrintedAs::count,
                       language_);
  }

  const Explanation& explanation_;
  const Pack& pack_;
  const Balances& balances_;
  Day day_;
  Sides sides_;
  Language language_;
  PeerView peers_;  // of the day explained: no condition of another day asks for peers
  std::string text_;
};

}  // namespace

std::string compared_text(const Expression& condition, const Explanation& explanation,
                          const Balances& balances, Day day, Sides sides, Language language) {
  return Comparisons(explanation, balances, day, sides, language).of(condition);
}

}  // namespace xingji
