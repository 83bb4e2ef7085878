// Which rows of a measure an approved filing or notice (报备) takes out, or gives a later due time,
// as a day sees it.
#pragma once

#include <array>
#include <vector>

#include "engine/program.h"
#include "facts/filings.h"

namespace xingji {

class ExemptRows {
 public:
  /// `exemptions`: those of the measure that act on its rows in one way.
  ExemptRows(const Pack& pack, const FactSet& facts, Table table,
             const std::vector<std::size_t>& exemptions);

  /// Turns to an account. `filings`: its own, which must outlive what is asked of this; the
  /// platform's notices are taken from the fact set.
  void start(const std::vector<Filing>& filings);

  /// Whether a filing of one of the accounts, or a notice, may act on the measure.
  bool may_act(Accounts accounts) const;
  bool is_empty() const { return filings_.empty(); }
  /// The instants on which a filing begins or ceases to count.
  const std::vector<Instant>& changes() const { return changes_; }

  /// The filing that takes a row out at `view`, for the `exemption`-th exemption;
  /// `instant` is what the exemption matches. Null: none does.
  const Filing* find(std::size_t exemption, const AccountRows& account, std::uint32_t row,
                     Instant instant, Instant view) const;

  /// The filing that moves a row's due time `instant` on the furthest. Null: none does.
  const Filing* find_extension(std::size_t exemption, const AccountRows& account, std::uint32_t row,
                               Instant instant, Instant view) const;

 private:
  bool matches(const Filing& filing, std::size_t exemption, const AccountRows& account,
               std::uint32_t row, Instant instant, Instant view) const;
  bool matches_region(const Filing& filing, const AccountRows& account, std::uint32_t row,
                      Instant view) const;
  bool matches_category(const Filing& filing, const AccountRows& account, std::uint32_t row,
                        Instant view) const;

  const FactSet* facts_;
  Table table_;
  Table located_;  // the table that says where a row belongs
  std::array<std::size_t, 2> region_columns_;
  std::vector<std::vector<std::uint32_t>> reasons_;  // per exemption; empty: any
  std::vector<const Filing*> filings_;
  std::vector<Instant> changes_;
};

}  // namespace xingji
