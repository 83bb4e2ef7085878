// What is known of a subject beside its rows: its attributes, each with the days on which it has a
// value. Knows nothing of rules but the attributes that a pack lists.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/sight.h"
#include "pack/pack.h"

namespace xingji {

class Attributes {
 public:
  struct Value {
    std::int64_t amount = 0;  // kept as in `Type`; of text: its symbol in the fact set
    std::string text;
  };

  /// Of a subject that has none.
  Attributes() = default;
  /// Those that the pack lists, in its zone. A value that is not of its type is missing. Of a flag
  /// about the shop's age the rows are not asked where the facts know since when it is open.
  Attributes(const Pack& pack, const FactSet& facts, const AccountRows& rows);

  /// Of a subject that people speak of without facts: each value holds on every day.
  static Attributes told(std::vector<std::optional<Value>> values);

  /// The value on a day, by position in the pack: of the spans that hold it the one that began
  /// last. Null: missing.
  const Value* on(std::size_t attribute, Day day) const;

  /// The days on which some value begins or ends to hold.
  const std::vector<Day>& changes() const { return changes_; }

 private:
  struct Span {
    Instant from = 0;
    Day first = 0;
    Day last = 0;
    Value value;
  };
  void set_by_age(std::size_t attribute, Day opened, int over_days);
  void add(std::size_t attribute, const Zone& zone, Instant from, Instant to, Value value);

  std::vector<std::vector<Span>> spans_;  // by attribute, by `from`
  std::vector<Day> changes_;
};

/// An attribute's text as an amount of its type: `12`, `80%`, `48h`, `12.50`, `true`. Of money in
/// the pack's `currency` alone; empty: it has none, and any is taken.
std::optional<std::int64_t> read_attribute(Type type, std::string_view text,
                                           std::string_view currency);

}  // namespace xingji
