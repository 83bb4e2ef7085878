// Both kinds of appeal: against the facts of a dispute, and against the loss of a privilege.
#include <algorithm>

#include "synth/tables.h"

namespace xingji::synth {
namespace {

// What becomes of an appeal is told by its last columns.
void tell_decision(Row& row, Moment decided, bool upheld, std::string_view why_upheld,
                   std::string_view why_rejected) {
  if (decided == 0) {
    row.text("filed").empty_cell().empty_cell().empty_cell();
  } else {
    row.text(upheld ? "upheld" : "rejected").moment(decided);
    row.text("platform").text(upheld ? why_upheld : why_rejected);
  }
}

}  // namespace

// The seller contests a part of the rulings against him; the state of the appeal follows the
// dispute.
void tell_dispute_appeals(const Market& market, const Order& order, Version version, Rows& rows) {
  const Dispute dispute = make_dispute(market, order);
  if (dispute.ruled == 0 || dispute.liability != "merchant") return;
  Draws draws = market.draws(Stream::appeal, dispute.number);
  const Clock& clock = market.clock();
  const bool upheld = dispute.appeal_upheld != 0;
  if (!upheld && !draws.per_mille(150)) return;
  const Moment filed = upheld ? dispute.ruled + (dispute.appeal_upheld - dispute.ruled) / 2
                              : clock.happened(dispute.ruled + draws.exponential(day_length));
  if (filed == 0) return;
  const Moment decided =
      upheld ? dispute.appeal_upheld : clock.happened(filed + draws.exponential(3 * day_length));
  const std::uint64_t number = fact_number(Table::appeals, order.number);
  const Plan& plan = market.plan();
  const std::uint32_t ground = draws.below(last_of(plan.grounds));
  Row row(rows);
  row.code(number).shop(market.shop(order.shop)).about_code("disputes", dispute.number);
  row.text("fact").moment(filed);
  row.text(plan.grounds[ground + (version == Version::first ? 0U : 1U)]).empty_cell();
  row.text(plan.proofs[0]);
  tell_decision(row, decided, upheld, plan.decisions[0], plan.decisions[1]);
  row.close(version, number, std::max(filed, decided));
}

// One shop in two hundred lost a privilege and asks for it back.
void tell_state_appeals(const Market& market, std::uint32_t unit, Version version, Rows& rows) {
  const Words& moves = market.plan().appealed_moves;
  Draws draws = market.draws(Stream::appeal, unit);
  if (moves.empty() || (!draws.per_mille(5) && unit != 0)) return;
  const Clock& clock = market.clock();
  const Moment span = clock.last_happening() - clock.start();
  const Moment filed = clock.start() + static_cast<Moment>(draws.below(span));
  const Moment decided = clock.happened(filed + hour + draws.exponential(3 * day_length));
  const bool upheld = draws.per_mille(400);
  const std::string& move = moves[draws.below(last_of(moves) + 1)];
  // Numbers of dispute appeals are those of orders, far below.
  const std::uint64_t number = fact_number(Table::appeals, (std::uint64_t{1} << 40) + unit);
  Row row(rows);
  row.code(number).shop(market.shop(unit)).text(move).text("state");
  const Plan& plan = market.plan();
  row.moment(filed).text(plan.improvements[0]);
  row.text(plan.improvements[version == Version::first ? 1 : 2]).text(plan.proofs[1]);
  tell_decision(row, decided, upheld, plan.decisions[2], plan.decisions[3]);
  row.close(version, number, std::max(filed, decided));
}

}  // namespace xingji::synth
