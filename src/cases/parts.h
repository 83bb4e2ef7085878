// Which parts of a pack its cases try: each rule for missing data, branch, point form, gate, clip,
// window choice, filter, exemption and `keep` should have decided something in some case, and each
// date should have a case on its day and one on the day before. Thresholds are in lines.h.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cases/rests.h"
#include "engine/evaluate.h"
#include "engine/fold.h"
#include "pack/pack.h"

namespace xingji::cases {

class Parts {
 public:
  explicit Parts(const Family& family);

  /// What a card shows of what is expected of it. The rules may be the pack's with an overlay; only
  /// parts that the pack itself has are noted.
  void note(const Rules& rules, const Balances& balances, const Card& card, const Rests& rests);
  /// What the rows of a case show beside it, by measure.
  void note_rows(const Pack& pack, const Balances& balances, const std::vector<Witness>& witnesses);

  /// Tables that rows of a case found something in.
  void note_tables(const Pack& pack, const std::set<std::string>& found);

  std::size_t count() const { return parts_.size(); }
  /// The parts that no case tries.
  Problems gaps() const;

 private:
  struct Part {
    Place place;
    std::string name;  // "indicators.late without data"
    bool is_tried = false;
  };

  void add(const Pack& pack, const Place& place, const std::string& name);
  void mark(const Pack& pack, const std::string& name, bool is_tried = true);

  void add_indicator(const Pack& pack, const Indicator& indicator, const std::string& path);
  void add_score(const Pack& pack);
  void add_measure(const Pack& pack, const Measure& measure);
  void add_tables(const Pack& pack);
  void note_times(const Pack& pack, Day day);
  void note_look_ups(const Pack& pack, const Balances& balances, Day day);
  void note_indicator(const Rules& rules, std::size_t i, const IndicatorResult& result);
  void note_points(const Rules& rules, const Balances& balances, const Indicator& indicator,
                   const std::string& path, const IndicatorResult& result, Day day);
  void note_score(const Rules& rules, const Balances& balances, const Card& card);

  std::vector<Part> parts_;
  const Rests* rests_ = nullptr;                  // of the card that is being noted
  std::map<std::string, std::size_t> positions_;  // by version and name
};

class Dates {
 public:
  explicit Dates(const Family& family);

  void note(Day judged) { judged_.insert(judged); }

  std::size_t count() const { return dates_.size(); }
  /// The dates without a case on the day or without one on the day before.
  Problems gaps() const;

 private:
  struct Date {
    Day day = 0;  // the first on which something else holds
    Place place;
    std::string what;
  };
  void add(const Pack& pack, Day day, const Place& place, const std::string& what);
  void add_span(const Pack& pack, const std::optional<Day>& since, const std::optional<Day>& until,
                const Place& place, const std::string& what);

  std::vector<Date> dates_;
  std::set<Day> judged_;
};

}  // namespace xingji::cases
