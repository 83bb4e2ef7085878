#include "engine/peers.h"

#include <algorithm>

#include "engine/given_rows.h"
#include "pack/printed.h"
#include "pack/visit.h"

namespace xingji {
namespace {

bool is_less(const Ratio& a, const Ratio& b) { return compare(a, b) < 0; }

std::optional<Ratio> added(const std::optional<Ratio>& sum, const std::optional<Ratio>& more) {
  return sum && more ? add(*sum, *more) : std::nullopt;
}

}  // namespace

std::string_view platform_of(std::string_view pack) { return pack.substr(0, pack.find('.')); }

void PeerPool::add(const Ratio& value, const std::optional<Ratio>& numerator,
                   const std::optional<Ratio>& denominator) {
  values_.push_back(value);
  numerators_ = added(numerators_, numerator);
  denominators_ = added(denominators_, denominator);
  millionths_ += to_micro(value).value_or(0);
}

void PeerPool::add(PeerPool&& others) {
  values_.insert(values_.end(), others.values_.begin(), others.values_.end());
  numerators_ = added(numerators_, others.numerators_);
  denominators_ = added(denominators_, others.denominators_);
  millionths_ += others.millionths_;
}

void PeerPool::close() {
  std::sort(values_.begin(), values_.end(), is_less);
  std::size_t different = 0;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const bool is_last = i + 1 == values_.size() || is_less(values_[i], values_[i + 1]);
    if (!is_last) continue;
    values_[different++] = values_[i];
    upto_.push_back(i + 1);
  }
  values_.resize(different);
  values_.shrink_to_fit();
}

PeerPool::Counts PeerPool::counts(const Ratio& value) const {
  const auto at = std::lower_bound(values_.begin(), values_.end(), value, is_less);
  const auto position = static_cast<std::size_t>(at - values_.begin());
  const std::size_t less = position == 0 ? 0 : upto_[position - 1];
  const bool is_there = at != values_.end() && compare(*at, value) == 0;
  const std::size_t equal = is_there ? upto_[position] - less : 0;
  return {less, equal, size() - less - equal};
}

std::optional<Ratio> PeerPool::mean() const {
  if (!numerators_ || !denominators_ || denominators_->numerator == 0) return std::nullopt;
  return divide(*numerators_, *denominators_);
}

std::optional<Ratio> PeerPool::average() const {
  if (size() == 0) return std::nullopt;
  return Ratio::of(millionths_, static_cast<Int128>(size()) * micro_one);
}

std::optional<Ratio> PeerPool::quantile(Micro share) const {
  if (size() == 0) return std::nullopt;
  const auto k = static_cast<std::size_t>(quantile_rank(share, static_cast<std::int64_t>(size())));
  const auto at = std::lower_bound(upto_.begin(), upto_.end(), k);
  return values_[static_cast<std::size_t>(at - upto_.begin())];
}

PeerTables::PeerTables(const Pack& pack, const FactSet& facts) : pack_(&pack) {
  const auto everybody = find_account(facts, "");
  if (!pack.peers || !everybody) return;
  const AccountRows account{&facts.shards[everybody->shard], everybody->account};
  const GivenRows rows(facts, account, Table::benchmarks);
  std::map<std::pair<Figure, Day>, std::ptrdiff_t> ranks;  // of several sources the strongest
  for (std::uint32_t row = rows.first(); row < rows.last(); ++row) {
    const auto found = find_indicator(pack, rows.text("indicator", row));
    if (!found || rows.text("platform", row) != platform_of(pack.id)) continue;
    const Indicator& indicator = pack.indicators[*found];
    const Printed printed =
        parse_printed(rows.text("value", row), indicator.value.type, indicator.printed_as);
    if (printed.state != Printed::State::value) continue;
    const Figure figure{*found, std::string(rows.text("group", row)),
                        std::string(rows.text("measure", row))};
    const auto [rank, is_new] = ranks.try_emplace({figure, rows.day(row)}, rows.rank(row));
    if (!is_new && rank->second >= rows.rank(row)) continue;
    rank->second = rows.rank(row);
    benchmarks_[figure].insert_or_assign(rows.day(row), printed.value);
  }
}

void PeerTables::add(Day day, std::size_t indicator, const Attributes& attributes,
                     const Ratio& value, const std::optional<Ratio>& numerator,
                     const std::optional<Ratio>& denominator) {
  for (std::size_t level = 0; level < pack_->peers->groups.size(); ++level) {
    const auto group = group_of(*pack_->peers, level, attributes, day);
    if (group) pools_[{day, indicator, level, *group}].add(value, numerator, denominator);
  }
}

void PeerTables::merge(PeerTables&& other) {
  for (auto& [key, pool] : other.pools_) {
    const auto [mine, is_new] = pools_.try_emplace(key, std::move(pool));
    if (!is_new) mine->second.add(std::move(pool));
  }
}

void PeerTables::close() {
  for (auto& [key, pool] : pools_) pool.close();
}

const PeerPool* PeerTables::pool(Day day, std::size_t indicator, std::size_t level,
                                 const std::string& group) const {
  const auto found = pools_.find({day, indicator, level, group});
  return found == pools_.end() ? nullptr : &found->second;
}

std::optional<Ratio> PeerTables::own(std::size_t indicator, const Ratio& value,
                                     bool is_counted) const {
  if (!own_) return is_counted ? std::optional(value) : std::nullopt;
  const auto found = own_->find(indicator);
  return found == own_->end() ? std::nullopt : std::optional(found->second);
}

std::optional<Ratio> PeerTables::benchmark(Day day, std::size_t indicator, const std::string& group,
                                           const std::string& measure) const {
  const auto figures = benchmarks_.find({indicator, group, measure});
  if (figures == benchmarks_.end()) return std::nullopt;
  const auto after = figures->second.upper_bound(day);
  if (after == figures->second.begin()) return std::nullopt;
  return std::prev(after)->second;
}

std::optional<std::string> group_of(const Peers& peers, std::size_t level,
                                    const Attributes& attributes, Day day) {
  if (peers.groups[level].empty()) return std::string(group_of_all);
  std::string name;
  for (const std::size_t attribute : peers.groups[level]) {
    const Attributes::Value* value = attributes.on(attribute, day);
    if (value == nullptr) return std::nullopt;
    name += (name.empty() ? "" : "/") + value->text;
  }
  return name;
}

std::vector<std::size_t> compared_indicators(const Pack& pack) {
  std::vector<std::size_t> compared;
  if (!pack.peers) return compared;
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    if (compares(pack.indicators[i])) compared.push_back(i);
  }
  visit_day_expressions(pack, [&](const Expression& expression) {
    if (expression.op == Op::peer) compared.push_back(expression.column);
  });
  std::sort(compared.begin(), compared.end());
  compared.erase(std::unique(compared.begin(), compared.end()), compared.end());
  return compared;
}

}  // namespace xingji
