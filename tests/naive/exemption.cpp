// Exemptions: does this filing, as D sees it, take that row out?
#include <algorithm>

#include "naive/measures.h"

namespace xingji::naive {
namespace {

Value seen(const Fact& fact, const std::string& column, const View& view) {
  return naive::seen(fact, column_index(fact.table, column), view);
}

bool has_happened(const Value& instant, const View& view) {
  return instant.present && !(Fraction{view.end} < instant.number);
}

/// Approved by the end of D and not withdrawn.
bool holds(const Fact& filing, const View& view) {
  return is_there(filing, view) && seen(filing, "status", view).text == "approved" &&
         has_happened(seen(filing, "decided_at", view), view) &&
         !has_happened(seen(filing, "withdrawn_at", view), view);
}

bool has_reason(const Exemption& exemption, const Fact& filing) {
  if (exemption.reasons.empty()) return true;
  const auto& reasons = exemption.reasons;
  return std::find(reasons.begin(), reasons.end(), filing.cell("reason").text) != reasons.end();
}

/// 浙江/杭州 holds 浙江/杭州 and 浙江/杭州/余杭, but not 浙江/杭州湾.
bool holds_region(std::string_view region, const Value& path) {
  if (!path.present || !path.text.starts_with(region)) return false;
  return path.text.size() == region.size() || path.text[region.size()] == '/';
}

bool region_fits(const Fact& filing, const Fact& fact, const View& view) {
  const Cell& region = filing.cell("region");
  if (!region.present) return true;
  const bool has_own_regions = fact.table == Table::orders || fact.table == Table::parcels;
  const Fact* place = has_own_regions ? &fact : order_of(fact, view);
  if (place == nullptr) return false;
  return holds_region(region.text, seen(*place, "region_from", view)) ||
         holds_region(region.text, seen(*place, "region_to", view));
}

bool category_fits(const Fact& filing, const Fact& fact, const View& view) {
  const Cell& category = filing.cell("category");
  if (!category.present) return true;
  const Fact* order = order_of(fact, view);
  if (order == nullptr) return false;
  const Value of_order = seen(*order, "category", view);
  return of_order.present && of_order.text == category.text;
}

bool span_holds(const Fact& filing, const Value& instant) {
  if (!instant.present) return false;
  return !(instant.number < Fraction{filing.cell("from").number}) &&
         instant.number < Fraction{filing.cell("to").number};
}

}  // namespace

bool is_exempt(Subject& subject, const Exemption& exemption, const Fact& filing, const Fact& fact,
               const View& view, std::optional<Day> anchor_day) {
  return holds(filing, view) && has_reason(exemption, filing) &&
         category_fits(filing, fact, view) && region_fits(filing, fact, view) &&
         span_holds(filing, evaluate_row(subject, exemption.matches, fact, view, anchor_day));
}

}  // namespace xingji::naive
