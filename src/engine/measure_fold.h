// One measure over rows that a pass (row_pass.h) has laid out and the measure's filters have let
// through: they pass its exemptions and selections, and what is left goes to an outlet.
#pragma once

#include "engine/fold.h"

namespace xingji {

/// Where the rows of a measure go: to its posts, to a witness, or to the ranking of a selection.
struct Outlet {
  MeasurePosts* posts = nullptr;
  std::int64_t sign = 1;
  Witness* witness = nullptr;
  std::size_t choice = 0;  // of the window, for the witness
  Ranking* ranking = nullptr;
};

/// Hands those of the rows that count, one at least, to the outlet.
void take_rows(MeasurePlan& measure, Accounts accounts, const Outlet& outlet, const RowSpans& rows,
               FoldRoom& room);

/// Whether the measure does no more with rows than count them: no value, nothing that takes some
/// out.
bool only_counts(const MeasurePlan& measure, Accounts accounts, const Outlet& outlet);

/// Calls `visit` with each lane whose due time a filing moves on, and the filing.
template <class Visit>
void visit_extensions(MeasurePlan& measure, Accounts accounts, const Lanes& lanes,
                      const Visit& visit) {
  for (std::size_t e = 0; e < measure.extended_instants.size(); ++e) {
    const LaneValues& dues = measure.extended_instants[e].run(accounts, lanes);
    visit_accounts(lanes, [&](std::size_t at, std::size_t begin, std::size_t end) {
      const AccountRows& account = accounts[at];
      measure.extend.start(*account.filings);
      for (std::size_t i = begin; i < end && !measure.extend.is_empty(); ++i) {
        if (dues.known[i] == 0) continue;
        const Filing* filing =
            measure.extend.find_extension(e, account, lanes.rows[i], dues.value[i], lanes.views[i]);
        if (filing != nullptr) visit(i, *filing);
      }
    });
  }
}

}  // namespace xingji
