// What the names of a pay's lines are worth to one person, and why something has no worth.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "pay/people.h"

namespace xingji {

/// A pack's pay made ready: its names stand for measures, so that lines are formulas like others.
class PayRules {
 public:
  explicit PayRules(const Pack& pack);
  PayRules(const PayRules&) = delete;
  PayRules& operator=(const PayRules&) = delete;

  const Pack& pack() const { return pack_; }
  const std::vector<PayName>& names() const { return names_; }
  const PayName& name(const std::string& id) const { return names_[by_id_.at(id)]; }
  const Formula& line(std::size_t position) const { return lines_[position]; }
  const Formula& value(std::size_t position) const { return values_[position]; }
  Formula formula(const Expression& part) const { return {part, shape_}; }

 private:
  const Pack& pack_;
  std::vector<PayName> names_;
  std::map<std::string, std::size_t> by_id_;
  Pack shape_;
  std::vector<Formula> values_;
  std::vector<Formula> lines_;
};

/// One person's numbers on the last day of a month. `lines`: the amounts so far, by position.
class PayWorth {
 public:
  PayWorth(const PayRules& rules, const FactSet& facts, const Person& person, Day day,
           const std::vector<std::optional<std::int64_t>>& lines)
      : rules_(rules), facts_(facts), person_(person), day_(day), lines_(lines) {}

  DayValue of(const Formula& formula, bool as_team = false) const;
  DayValue of(const PayName& name, bool as_team = false) const;

  /// Why an expression has no value; `undefined` says it where there is nothing to divide by.
  Title why(const Expression& expression, const Title& undefined, bool as_team = false) const;

  /// Why an amount cannot rest on the expression although it may have a value: an attribute that it
  /// speaks of, also through values, is written down in a way that cannot be read.
  std::optional<Title> unread(const Expression& expression) const;

 private:
  DayValue team_measure(std::size_t measure) const;
  DayValue score(std::size_t position) const;
  Title why_name(const Expression& name, bool as_team) const;
  bool is_known(const Expression& part, bool as_team) const;
  bool has_known_parts(const Expression& expression, bool as_team) const;
  Title no_row(const Expression& look_up, bool as_team) const;

  const PayRules& rules_;
  const FactSet& facts_;
  const Person& person_;
  Day day_;
  const std::vector<std::optional<std::int64_t>>& lines_;
};

}  // namespace xingji
