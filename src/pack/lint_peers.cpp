// Peers: what compares needs a group to compare in, and every comparison a rule for those who are
// alone.
#include <algorithm>

#include "pack/lint.h"
#include "pack/visit.h"

namespace xingji {
namespace {

bool asks_mean(const MissingRule& rule) { return rule.kind == MissingRule::Kind::peer_mean; }

// The indicator as it stands, and its branches.
std::vector<const Indicator*> ways_of(const Indicator& indicator) {
  std::vector<const Indicator*> ways = {&indicator};
  for (const Indicator& branch : indicator.branches) ways.push_back(&branch);
  return ways;
}

void lint_means(Draft& draft, const Indicator& indicator) {
  for (const Indicator* way : ways_of(indicator)) {
    for (const MissingRule* rule : {&way->no_data, &way->too_few}) {
      const bool is_readable = way->value.op != Op::literal;
      if (!asks_mean(*rule) || !is_readable || (way->numerator && way->denominator)) continue;
      draft.refuse(rule->said.place,
                   "'peer_mean' divides all numerators by all denominators, and the value is not "
                   "one measure over another",
                   "write 'spread', 'no_score' or a fixed number");
    }
  }
}

// Whoever has no peers cannot be given their mean.
void lint_no_peers(Draft& draft, const Indicator& indicator) {
  if (!compares(indicator) || !asks_mean(indicator.no_peers)) return;
  if (draft.is_unread("indicators." + indicator.id)) return;
  draft.refuse(indicator.no_peers.said.place,
               "'" + indicator.id + "' does not say what happens without peers",
               "write for example 'no_peers: spread'");
}

void lint_unused(Draft& draft, bool asks) {
  const auto& peers = draft.pack.peers;
  if (peers && !asks) {
    draft.warn(peers->place, "nothing compares with peers",
               "use 'rank', 'peer_mean' or peer.mean(…), or take 'peers' out");
  }
}

}  // namespace

void lint_peers(Draft& draft) {
  const Pack& pack = draft.pack;
  std::optional<Place> asked_at;
  visit_day_expressions(pack, [&](const Expression& expression) {
    if (expression.op == Op::peer && !asked_at) asked_at = expression.place;
  });
  for (const Indicator& indicator : pack.indicators) {
    lint_means(draft, indicator);
    lint_no_peers(draft, indicator);
    if (compares(indicator) && !asked_at) asked_at = indicator.place;
  }
  lint_unused(draft, asked_at.has_value());
  if (!asked_at || pack.peers || draft.is_unread(out_of_joint)) return;
  draft.refuse(*asked_at, "this compares with peers, and the pack does not say who they are",
               "write for example 'peers: { group: all, least: 20 }'");
}

}  // namespace xingji
