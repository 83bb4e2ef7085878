// Start here for golden cases: small situations with the result that the rules must give, written
// in a file beside a pack (`<pack>.cases.yaml`; its grammar stands in docs/rule-packs.md). A case
// gives the measures themselves, or facts that go the whole way. Says what failed and where, and
// which thresholds, dates and other parts of the pack no case tests, and which small changes to it
// none would notice.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "pack/pack.h"

namespace xingji {

struct CasesReport {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t left_out = 0;  // of days that the version asked for does not judge
  Problems problems;  // expectations that failed and cases that cannot be read, in file order
  /// Of one kind of thing in the pack: how many there are, and those that no case tests, each at
  /// its place.
  struct Coverage {
    std::size_t all = 0;
    Problems gaps = {};
  };
  Coverage thresholds;  // lines to stand on and on both sides of
  Coverage dates;       // the day and the day before
  Coverage parts;       // everything else that should have decided something
  Coverage changes;     // small changes to the pack that some case notices
  /// Some case could not be read: of the gaps nothing can be said.
  bool is_unread = false;
};

/// The pack with one more overlay.
using LoadOverlaid = std::function<Result<Family>(const std::string& overlay)>;

struct CasesOptions {
  bool only_judged = false;   // the family is one version of several: those whose days it judges
  bool small_changes = true;  // try them; they take most of the time
};

/// Runs the cases in `file` on the pack. Problems come back when the file as a whole cannot be
/// read.
Result<CasesReport> run_cases(const std::string& file, const Family& family,
                              const LoadOverlaid& load_overlaid, const CasesOptions& options = {});

/// The report of a pack that has no cases: every threshold is a gap.
CasesReport without_cases(const Family& family);

}  // namespace xingji
