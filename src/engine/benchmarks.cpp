#include "engine/benchmarks.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/text.h"
#include "engine/given_rows.h"
#include "engine/peers.h"
#include "pack/printed.h"

namespace xingji {
namespace {

// "mean", "p10", "p99.5": what ranks and lines ask for.
bool is_figure(std::string_view measure) {
  if (measure == "mean") return true;
  if (!measure.starts_with('p')) return false;
  const auto percent = parse_micro(measure.substr(1));
  return percent && *percent > 0 && *percent < 100 * micro_one;
}

std::string rows_left_out(std::uint64_t rows) {
  return std::to_string(rows) + (rows == 1 ? " row left out" : " rows left out");
}

class Checking {
 public:
  Checking(const Pack& pack, const FactSet& facts, const AccountRows& everybody)
      : pack_(pack), tables_(pack, facts), rows_(facts, everybody, Table::benchmarks) {
    for (const Indicator& indicator : pack.indicators) ids_.push_back(indicator.id);
  }

  Problems run() {
    for (std::uint32_t row = rows_.first(); row < rows_.last(); ++row) look_at(row);
    for (const auto& [words, rows] : unknown_) {
      const auto& [indicator, measure] = words;
      tell("benchmarks: '" + measure + "' of '" + indicator + "' is no figure of peers; " +
               rows_left_out(rows),
           "write mean, or a percentile: p10 … p90");
    }
    for (const auto& [name, rows] : slips_) {
      tell("benchmarks: '" + name + "' is nothing of " + pack_.id + "; " + rows_left_out(rows),
           did_you_mean(name, ids_));
    }
    for (const auto& [list, days] : days_) find_fall(list.first, list.second, days);
    return std::move(problems_);
  }

 private:
  void look_at(std::uint32_t row) {
    if (rows_.text("platform", row) != platform_of(pack_.id)) return;
    const std::string name(rows_.text("indicator", row));
    const auto indicator = find_indicator(pack_, name);
    if (!indicator) {
      // Another pack of the platform may have it.
      if (!nearest(name, ids_).empty()) ++slips_[name];
      return;
    }
    const std::string measure(rows_.text("measure", row));
    if (!is_figure(measure)) {
      ++unknown_[{name, measure}];
      return;
    }
    const Indicator& of = pack_.indicators[*indicator];
    const std::string text(rows_.text("value", row));
    const std::string group(rows_.text("group", row));
    const Printed printed = parse_printed(text, of.value.type, of.printed_as);
    if (printed.state == Printed::State::unclear) {
      tell("benchmarks: '" + text + "' is no value of '" + name + "' (" + group + ", " +
               format_day(rows_.day(row)) + ")",
           "write it as the platform's screen prints it");
    }
    if (measure != "mean") days_[{*indicator, group}].push_back(rows_.day(row));
  }

  // The first day on which the percentiles of a group do not ascend.
  void find_fall(std::size_t indicator, const std::string& group, std::vector<Day> days) {
    std::sort(days.begin(), days.end());
    for (const Day day : days) {
      std::optional<std::pair<int, Ratio>> last;
      for (int percentile = 10; percentile <= 90; percentile += 10) {
        const auto line =
            tables_.benchmark(day, indicator, group, "p" + std::to_string(percentile));
        if (!line) continue;
        if (last && compare(last->second, *line) > 0) {
          return tell_fall(indicator, group, day, last->first, percentile);
        }
        last = {percentile, *line};
      }
    }
  }

  void tell_fall(std::size_t indicator, const std::string& group, Day day, int lower, int higher) {
    tell("benchmarks: p" + std::to_string(lower) + " of '" + pack_.indicators[indicator].id +
             "' is above p" + std::to_string(higher) + "; the percentiles rank nobody (" + group +
             ", " + format_day(day) + ")",
         "p10 is the value that a tenth of the peers stay below; the best tenth begins at p90");
  }

  void tell(std::string message, std::string remedy) {
    problems_.push_back({{}, std::move(message), std::move(remedy), true});
  }

  const Pack& pack_;
  PeerTables tables_;
  GivenRows rows_;
  std::vector<std::string> ids_;
  std::map<std::pair<std::string, std::string>, std::uint64_t> unknown_;  // indicator, measure
  std::map<std::string, std::uint64_t> slips_;
  std::map<std::pair<std::size_t, std::string>, std::vector<Day>> days_;  // indicator, group
  Problems problems_;
};

}  // namespace

Problems unclear_benchmarks(const Pack& pack, const FactSet& facts) {
  const auto everybody = find_account(facts, "");
  if (!pack.peers || !everybody) return {};
  return Checking(pack, facts, {&facts.shards[everybody->shard], everybody->account}).run();
}

}  // namespace xingji
