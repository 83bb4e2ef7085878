#include "engine/passes.h"

#include <algorithm>
#include <numeric>

namespace xingji {
namespace {

// Equal where two measures see the same rows, and the same of them before their own filters.
std::string rows_of(const MeasurePlan& plan) {
  const Measure& measure = *plan.measure;
  std::string text = std::to_string(static_cast<int>(measure.table)) + " by " +
                     to_text(measure.by_day) + " of " + (measure.by ? to_text(*measure.by) : "") +
                     " built by " + std::to_string(plan.built_by.value_or(0));
  const auto add = [&](const char* name, const std::vector<std::size_t>& positions) {
    text += name;
    for (const std::size_t position : positions) text += ' ' + std::to_string(position);
  };
  add(" exempt", measure.exemptions);
  add(" extend", measure.extensions);
  add(" select", measure.selections);
  return text + (plan.changes_daily ? " daily" : "");
}

template <class T>
bool includes(const std::vector<T>& all, const std::vector<T>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

// Whether a row looks different to `other` on no other days than to `lead`.
bool changes_with(const MeasurePlan& other, const MeasurePlan& lead) {
  return includes(lead.instants, other.instants) && includes(lead.changes, other.changes) &&
         includes(lead.asked_sets, other.asked_sets) &&
         (lead.joins_itself || !other.joins_itself) &&
         (lead.asks_attributes || !other.asks_attributes);
}

std::vector<const MeasurePlan*> measures_of(const Pass& pass,
                                            const std::vector<MeasurePlan>& measures) {
  std::vector<const MeasurePlan*> own;
  for (const std::size_t m : pass.measures) own.push_back(&measures[m]);
  return own;
}

}  // namespace

Sieve sieve_of(const std::vector<const MeasurePlan*>& measures) {
  const auto text_of = [&](std::size_t measure, std::size_t filter) {
    return to_text(measures[measure]->measure->filters[filter].condition);
  };
  Sieve root;
  for (std::size_t m = 0; m < measures.size(); ++m) {
    Sieve* at = &root;
    for (std::size_t f = 0; f < measures[m]->filters.size(); ++f) {
      const auto same = std::find_if(at->next.begin(), at->next.end(), [&](const Sieve& next) {
        return text_of(next.measure, next.filter) == text_of(m, f);
      });
      at = same == at->next.end() ? &at->next.emplace_back(Sieve{m, f, {}, {}}) : &*same;
    }
    at->takers.push_back(m);
  }
  return root;
}

std::vector<Pass> passes_of(const std::vector<MeasurePlan>& measures) {
  std::vector<std::size_t> order(measures.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return measures[a].instants.size() > measures[b].instants.size();
  });
  std::vector<Pass> passes;
  std::vector<std::string> rows;  // of each pass
  for (const std::size_t m : order) {
    const std::string own = rows_of(measures[m]);
    std::size_t at = 0;
    const auto leads = [&](std::size_t p) {
      return rows[p] == own && changes_with(measures[m], measures[passes[p].measures.front()]);
    };
    while (at < passes.size() && !leads(at)) ++at;
    if (at == passes.size()) {
      passes.push_back({{}, measures[m].earliest, measures[m].latest, {}});
      rows.push_back(own);
    }
    Pass& pass = passes[at];
    pass.measures.push_back(m);
    pass.earliest = std::min(pass.earliest, measures[m].earliest);
    pass.latest = std::max(pass.latest, measures[m].latest);
  }
  for (Pass& pass : passes) pass.sieve = sieve_of(measures_of(pass, measures));
  return passes;
}

}  // namespace xingji
