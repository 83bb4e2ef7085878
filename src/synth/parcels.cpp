#include <algorithm>

#include "synth/tables.h"

namespace xingji::synth {
namespace {

constexpr std::array<std::string_view, 4> incidents = {"damaged", "returned", "lost", "lost"};
constexpr std::array<std::string_view, 5> ticket_kinds = {"review", "process", "complaint", "email",
                                                          "question"};

struct Incident {
  std::string_view kind;
  Moment happened = 0;
};

Incident draw_incident(const Clock& clock, const Order& order, Draws& draws) {
  if (order.picked_up == 0 || !draws.per_mille(15)) return {};
  const std::size_t kind = draws.below(incidents.size());
  // What was signed for was not lost.
  if (order.signed_at != 0) return {incidents[kind % 2], order.signed_at};
  return {incidents[kind], clock.happened(order.picked_up + draws.exponential(3 * day_length))};
}

std::uint64_t parcel_number(const Order& order, int which) {
  return fact_number(Table::parcels, order.number * 2 + static_cast<std::uint64_t>(which));
}

// The first draw of a parcel's stream.
std::uint32_t draw_carrier(const Plan& plan, Draws& draws) {
  return draws.below(last_of(plan.carriers));
}

void tell_parcel(const Market& market, const Order& order, int which, Version version, Rows& rows) {
  const std::uint64_t number = parcel_number(order, which);
  Draws draws = market.draws(Stream::parcel, number);
  const Shop& shop = market.shop(order.shop);
  const Plan& plan = market.plan();
  const std::size_t carrier = draw_carrier(plan, draws);
  Moment scanned = 0;
  if (order.picked_up != 0) {
    const std::int64_t pause = hour + draws.exponential(10 * hour);
    scanned = market.clock().happened(order.picked_up + pause);
    if (order.signed_at != 0) scanned = std::min(scanned, order.signed_at);
  }
  const Incident incident = draw_incident(market.clock(), order, draws);
  const Moment due =
      order.shipped + 3 * day_length + static_cast<Moment>(draws.below(3)) * day_length;
  const Moment latest =
      std::max({order.shipped, order.picked_up, scanned, order.signed_at, incident.happened});
  Row row(rows);
  row.code(number).order(order.number).shop(shop);
  row.text(plan.carriers[carrier + (version == Version::first ? 0U : 1U)]);
  row.moment(order.shipped).moment(order.picked_up).moment(scanned).moment(due);
  row.moment(order.signed_at);
  row.text(incident.happened != 0 ? incident.kind : std::string_view()).moment(incident.happened);
  row.text(plan.regions[shop.region]).text(plan.regions[order.region_to]);
  row.close(version, number, latest);
}

struct Ticket {
  Moment opened = 0;
  Moment first_action = 0;
  Moment last_action = 0;
  Moment resolved = 0;
  Moment rated = 0;
};

Ticket make_ticket(const Clock& clock, const Order& order, Draws& draws) {
  Ticket ticket;
  ticket.opened = clock.happened(order.signed_at + hour + draws.exponential(4 * day_length));
  if (ticket.opened == 0) return ticket;
  ticket.first_action = clock.happened(ticket.opened + minute + draws.exponential(3 * hour));
  if (ticket.first_action == 0) return ticket;
  ticket.last_action = clock.happened(ticket.first_action + draws.exponential(day_length));
  if (ticket.last_action == 0) ticket.last_action = ticket.first_action;
  if (!draws.per_mille(850)) return ticket;
  ticket.resolved = ticket.last_action;
  if (draws.per_mille(350)) {
    ticket.rated = clock.happened(ticket.resolved + minute + draws.exponential(day_length));
  }
  return ticket;
}

}  // namespace

std::uint32_t carrier(const Market& market, const Order& order, int which) {
  Draws draws = market.draws(Stream::parcel, parcel_number(order, which));
  return draw_carrier(market.plan(), draws);
}

void tell_parcels(const Market& market, const Order& order, Version version, Rows& rows) {
  if (order.shipped == 0 || !market.shop(order.shop).sampled) return;
  tell_parcel(market, order, 0, version, rows);
  // Large orders come in two parcels.
  if (mix(order.number) % 32 == 0) tell_parcel(market, order, 1, version, rows);
}

void tell_tickets(const Market& market, const Order& order, Version version, Rows& rows) {
  const Shop& shop = market.shop(order.shop);
  if (order.signed_at == 0 || !shop.sampled) return;
  Draws draws = market.draws(Stream::ticket, order.number);
  if (!draws.per_mille(40)) return;
  const bool of_provider = draws.per_mille(500);
  const std::uint64_t provider = draws.below(provider_count(market));
  const std::size_t kind = draws.below(ticket_kinds.size());
  const int stars = 5 - static_cast<int>(std::min(draws.below(5), draws.below(5)));
  const Ticket ticket = make_ticket(market.clock(), order, draws);
  if (ticket.opened == 0) return;
  const bool resolved = ticket.resolved != 0;
  const std::uint64_t number = fact_number(Table::tickets, order.number);
  const Moment latest = std::max(
      {ticket.opened, ticket.first_action, ticket.last_action, ticket.resolved, ticket.rated});
  const std::uint32_t agent = of_provider ? 0 : draws.below(shop.agents);
  const std::string_view outcome = draw_word(market.plan().ticket_outcomes, draws);
  Row row(rows);
  row.code(number).code(order.number).order(order.number);
  if (of_provider) {
    row.empty_cell().code(fact_number(Table::providers, provider)).agent(order.shop, agent);
  } else {
    row.shop(shop).empty_cell().agent(order.shop, agent);
  }
  row.text(ticket_kinds[version == Version::first ? kind : (kind + 1) % ticket_kinds.size()]);
  row.moment(ticket.opened).moment(ticket.first_action).moment(ticket.last_action);
  row.moment(ticket.first_action).moment(ticket.resolved);
  row.moment(!resolved ? ticket.last_action : 0).text(resolved ? outcome : "");
  if (ticket.rated != 0) {
    row.number(stars);
  } else {
    row.empty_cell();
  }
  row.moment(ticket.rated);
  row.close(version, number, latest);
}

}  // namespace xingji::synth
