// Day expressions: exact formulas over what the measures are worth on a day. A value is known or
// missing; conditions are true, false or unknown.
#pragma once

#include <functional>
#include <vector>

#include "base/ratio.h"
#include "engine/attributes.h"
#include "pack/pack.h"

namespace xingji {

/// In seconds, hundredths or plain numbers by the expression's type; flags are 0 and 1.
struct DayValue {
  enum class State : std::uint8_t { known, absent, too_large };
  State state = State::absent;
  Ratio ratio;
  std::string_view text = {};  // Type::text

  bool is_known() const { return state == State::known; }
  bool is_true() const { return is_known() && ratio.numerator != 0; }
  bool is_false() const { return is_known() && ratio.numerator == 0; }
};

/// A day expression with its names resolved to positions.
class Formula {
 public:
  Formula(const Expression& expression, const Pack& pack);

  /// What is known on a day: the day asked for, or one before it.
  struct Worth {
    /// What a measure, by position, is worth.
    std::function<DayValue(std::size_t measure, Day day)> measure;
    /// What people gave of an indicator, by position, where they gave no counts: it stands for the
    /// quotient that is the indicator's value. Without it only counts are divided.
    std::function<std::optional<Ratio>(std::size_t indicator, Day day)> given = {};
  };
  /// What the peers' values of an indicator, by position, make on the day; `share` of a quantile.
  using PeerFigure =
      std::function<std::optional<Ratio>(std::size_t indicator, OfPeers figure, Micro share)>;
  /// `attributes`: of the subject; texts in the result are theirs or the pack's. Without `peers`
  /// nobody has any. `shown`: the number that a display shows.
  DayValue value(Day day, const Attributes& attributes, const Worth& worth,
                 const PeerFigure& peers = {}, const Ratio& shown = {0, 1}) const;

  /// The measures it speaks of, each once, ascending.
  const std::vector<std::size_t>& measures() const { return measures_; }

  /// A measure or an indicator on the days from `first_ago` to `last_ago` days before the one asked
  /// for.
  struct Look {
    std::size_t position = 0;
    int first_ago = 0;
    int last_ago = 0;
  };
  /// When it looks at what measure.
  const std::vector<Look>& looks() const { return looks_; }
  /// When it divides what an indicator divides, and nothing else.
  const std::vector<Look>& quotients() const { return quotients_; }

 private:
  struct Node {
    Op op = Op::literal;
    Type type = Type::flag;
    Function function = Function::min;
    std::vector<Node> arguments;
    Ratio literal;
    std::size_t measure = 0;
    const Number* parameter = nullptr;
    std::string_view text;   // literal; of the expression, which outlives the formula
    std::size_t column = 0;  // attribute, peer: its position; look-up: the table's column
    OfPeers of_peers = OfPeers::mean;
    OfPast of_past = OfPast::yesterday;
    int days = 0;                               // of a quantile of the past
    Micro share = 0;                            // of a quantile
    const KeyTable* table = nullptr;            // look-up, is_listed
    std::vector<std::size_t> quotient_of = {};  // divide: the indicators whose value it is
  };
  struct Asked {
    Day day;
    const Attributes& attributes;
    const Worth& worth;
    const PeerFigure& peers;
    const Ratio& shown;
  };
  Node resolve(const Expression& expression, const Pack& pack, const Look& look);
  DayValue value_of(const Node& node, const Asked& asked) const;
  DayValue asked_for(const Node& node, const Asked& asked) const;  // what has no arguments
  DayValue quotient_of(const Node& node, const Asked& asked) const;
  DayValue of_many(const Node& node, const Asked& asked) const;  // what has any number of them
  DayValue past_of(const Node& node, const Asked& asked) const;
  static DayValue attribute_of(const Node& node, const Asked& asked);
  static DayValue found_in_table(const Node& node, const std::vector<DayValue>& keys, Day day);

  const Pack* pack_;
  Node root_;
  std::vector<std::size_t> measures_;
  std::vector<Look> looks_;
  std::vector<Look> quotients_;
};

/// How many days before the day judged the pack's conditions look back.
int days_looked_back(const Pack& pack);

/// A stored number (see Number) as a ratio.
Ratio to_ratio(Type type, std::int64_t value);

}  // namespace xingji
