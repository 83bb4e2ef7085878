// One measure over the rows of an account: rows become lanes (stretches.h), lanes pass the
// measure's anchor, filters and exemptions, and what is left goes to an outlet.
#pragma once

#include <vector>

#include "engine/fold.h"
#include "facts/filings.h"

namespace xingji {

/// Where the lanes of a measure go: to its posts, to a witness, or to the ranking of a selection.
struct Outlet {
  MeasurePosts* posts = nullptr;
  std::int64_t sign = 1;
  Witness* witness = nullptr;
  std::size_t choice = 0;  // of the window, for the witness
  Ranking* ranking = nullptr;
};

/// Over the days first … last; with a witness these are one day. `filings`: the account's.
void fold_measure(Plan& plan, MeasurePlan& measure, const AccountRows& account, Day first, Day last,
                  const std::vector<Filing>& filings, const Outlet& outlet);

}  // namespace xingji
