// Which rows a `keep` leaves of each group, by day. Ranks change when a row of the group comes,
// goes or changes, so they are swept over the days once, for the whole account.
#pragma once

#include <span>

#include "engine/members.h"
#include "engine/program.h"

namespace xingji {

class Ranking {
 public:
  Ranking(const Selection& selection, const Pack& pack, const FactSet& facts);

  /// Turns to an account.
  void start(const AccountRows& account);
  /// Rows that belong to the selection but for `keep`, each on the days of its span.
  void take(const AccountRows& account, const Lanes& lanes,
            const std::vector<Members::Span>& spans);
  Members finish();

 private:
  using Keys = std::vector<std::pair<std::int64_t, std::int64_t>>;  // value, denominator
  struct Candidate {
    std::uint32_t row = 0;
    Members::Span span;
    std::int64_t order = 0;
    Keys keys;
  };
  class Sweep;
  bool is_before(const Candidate& a, const Candidate& b) const;

  const Selection* selection_;
  const FactSet* facts_;
  std::vector<std::size_t> id_columns_;
  std::optional<Program> order_;
  std::vector<Program> keys_;
  const TableData* data_ = nullptr;
  Members members_;
  std::vector<Candidate> candidates_;
};

}  // namespace xingji
