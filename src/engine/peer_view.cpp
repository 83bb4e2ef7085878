#include "engine/peer_view.h"

#include "engine/number.h"

namespace xingji {
namespace {

// 0, ½ or 1 of those with the same value count as beaten.
Ratio part_of_equal(Points::Ties ties) {
  switch (ties) {
    case Points::Ties::worse:
      return {0, 1};
    case Points::Ties::half:
      return {1, 2};
    case Points::Ties::better:
      return {1, 1};
  }
  return {0, 1};
}

Ratio share_beaten(const Points& points, std::size_t worse, std::size_t equal, std::size_t others) {
  const Ratio part = part_of_equal(points.ties);
  const Int128 self = points.self_in ? 1 : 0;
  const Int128 ties = static_cast<Int128>(equal) + self;
  const Int128 all = static_cast<Int128>(others) + self;
  const Int128 beaten = static_cast<Int128>(worse) * part.denominator + ties * part.numerator;
  return Ratio::of(beaten, all * part.denominator);
}

}  // namespace

PeerView::PeerView(const std::optional<Peers>& peers, const PeerTables* tables,
                   const Attributes& attributes, Day day)
    : peers_(peers), tables_(tables), attributes_(attributes), day_(day) {}

std::optional<PeerView::Found> PeerView::find(std::size_t indicator) const {
  if (!peers_ || tables_ == nullptr) return std::nullopt;
  const Number::Entry* least = peers_->least.on(day_);
  if (least == nullptr) return std::nullopt;
  for (std::size_t level = 0; level < peers_->groups.size(); ++level) {
    const auto group = group_of(*peers_, level, attributes_, day_);
    if (!group) continue;
    const PeerPool* pool = tables_->pool(day_ - peers_->days_old, indicator, level, *group);
    if (pool == nullptr) continue;
    const auto size = static_cast<Micro>(pool->size()) * micro_one;
    if (size >= least->value) return Found{pool, *group};
  }
  return std::nullopt;
}

std::optional<Ratio> PeerView::benchmark(std::size_t indicator, const std::string& measure,
                                         std::string* group) const {
  if (!peers_ || tables_ == nullptr) return std::nullopt;
  for (std::size_t level = 0; level < peers_->groups.size(); ++level) {
    const auto name = group_of(*peers_, level, attributes_, day_);
    if (!name) continue;
    if (auto figure = tables_->benchmark(day_, indicator, *name, measure)) {
      if (group != nullptr) *group = *name;
      return figure;
    }
  }
  return std::nullopt;
}

std::optional<Ratio> PeerView::figure(std::size_t indicator, OfPeers what, Micro share) const {
  const auto found = find(indicator);
  switch (what) {
    case OfPeers::mean:
      return found ? found->pool->mean() : benchmark(indicator, "mean");
    case OfPeers::average:
      return found ? found->pool->average() : benchmark(indicator, "mean");
    case OfPeers::quantile:
      return found ? found->pool->quantile(share)
                   : benchmark(indicator, "p" + format_micro(share * 100));
  }
  return std::nullopt;
}

Formula::PeerFigure PeerView::figures() const {
  return [this](std::size_t indicator, OfPeers what, Micro share) {
    return figure(indicator, what, share);
  };
}

std::optional<Among> PeerView::among(std::size_t indicator, const Indicator& way,
                                     const Ratio& value, bool is_counted) const {
  const auto found = find(indicator);
  if (!found) return by_benchmark(indicator, way, value);
  PeerPool::Counts counts = found->pool->counts(value);
  const auto own = tables_->own(indicator, value, is_counted);
  const bool is_inside = own && peers_->days_old == 0;
  if (is_inside) {
    const int order = compare(*own, value);
    --(order < 0 ? counts.less : order > 0 ? counts.more : counts.equal);
  }
  Among among;
  among.group = found->group;
  among.worse = way.better == Indicator::Better::higher ? counts.less : counts.more;
  among.equal = counts.equal;
  among.others = found->pool->size() - (is_inside ? 1 : 0);
  among.beaten = share_beaten(way.points, among.worse, among.equal, among.others);
  return among;
}

// The highest percentile that the value reaches; a list that does not ascend proves nothing.
// Percentiles that equal the value show how many of
// the peers do, and these count as equal ones do.
std::optional<Among> PeerView::by_benchmark(std::size_t indicator, const Indicator& way,
                                            const Ratio& value) const {
  const bool is_higher_better = way.better == Indicator::Better::higher;
  std::optional<Among> among;
  std::optional<Ratio> last;
  int reached = 0;
  int least_equal = 100;
  int most_equal = 0;
  for (int percentile = 10; percentile <= 90; percentile += 10) {
    std::string group;
    const auto line = benchmark(indicator, "p" + std::to_string(percentile), &group);
    if (!line) continue;
    if (last && compare(*last, *line) > 0) return std::nullopt;
    last = line;
    if (!among) {
      among.emplace();
      among->from = Among::From::benchmark;
      among->group = group;
    }
    const int order = is_higher_better ? compare(value, *line) : compare(*line, value);
    if (order < 0) continue;
    const int share = is_higher_better ? percentile : 100 - percentile;
    reached = std::max(reached, share);
    if (order != 0) continue;
    least_equal = std::min(least_equal, share);
    most_equal = std::max(most_equal, share);
  }
  if (!among) return std::nullopt;
  const Int128 tied = std::max(0, most_equal - least_equal);
  const Ratio part = part_of_equal(way.points.ties);
  among->beaten = Ratio::of((reached - tied) * part.denominator + tied * part.numerator,
                            100 * part.denominator);
  return among;
}

std::string PeerView::group(std::size_t indicator) const {
  if (const auto found = find(indicator)) return found->group;
  std::string name;
  benchmark(indicator, "mean", &name);
  return name;
}

}  // namespace xingji
