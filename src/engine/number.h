// What a number of the pack is for a subject on a day. Everything that reads a `Number` asks here.
#pragma once

#include <functional>
#include <optional>

#include "engine/attributes.h"

namespace xingji {

/// The number, where it has one entry, written down for ever, as nearly all of the some sixty
/// numbers have that a card asks for; else null.
inline const std::int64_t* for_ever(const Number& number) {
  const auto& entries = number.entries;
  const bool is_for_ever =
      entries.size() == 1 && !entries.front().since && !entries.front().expression;
  return is_for_ever ? &entries.front().value : nullptr;
}

/// A number of the pack with what it is for ever, if it is so, beside it: what a pack says of a
/// number takes several cache lines, and a card asks for many.
struct NearNumber {
  explicit NearNumber(const Number& far) : number(&far) {
    if (const std::int64_t* amount = for_ever(far)) fixed = *amount;
  }
  const Number* number;
  std::optional<std::int64_t> fixed;
};

/// The entry that holds on the day, computed where it is an expression, kept as in `Type`. Nothing
/// before the first entry, and where something that the expression asks for is missing.
std::optional<std::int64_t> amount_on(const Number& number, const Pack& pack,
                                      const Attributes& attributes, Day day);

/// The same for one entry.
std::optional<std::int64_t> amount_of(const Number::Entry& entry, Type type, const Pack& pack,
                                      const Attributes& attributes, Day day);

/// Calls `see` with where the rows of tables come from that the entry's expression looks up.
void visit_rows(const Number::Entry& entry, const Pack& pack, const Attributes& attributes, Day day,
                const std::function<void(const Provenance&)>& see);

/// The numbers of a pack for one subject on one day. Remembers the first asked for without a value.
class Amounts {
 public:
  /// The arguments outlive it.
  Amounts(const Pack& pack, const Attributes& attributes, Day day)
      : pack_(pack), attributes_(attributes), day_(day) {}

  std::optional<std::int64_t> of(const Number& number) {
    if (const std::int64_t* amount = for_ever(number)) return *amount;
    return look_up(number);
  }
  /// The same as a ratio, see `to_ratio`.
  std::optional<Ratio> exact(const Number& number);

  const Number* lacking() const { return lacking_; }

 private:
  std::optional<std::int64_t> look_up(const Number& number);

  const Pack& pack_;
  const Attributes& attributes_;
  Day day_;
  const Number* lacking_ = nullptr;
};

}  // namespace xingji
