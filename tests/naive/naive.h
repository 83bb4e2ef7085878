// The second opinion: the same scores computed row by row and day by day, slowly and obviously. It
// has its own reader, versions, view of the day, calendar, arithmetic and rounding; with the engine
// it shares only the schema (base/tables.h), the offsets of zones and the structs of a pack. Start
// here, then measures.cpp and card.cpp. Plain CSV with clean rows only; of versions recorded in the
// same second with different contents it cannot tell which holds, and throws.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/calendar.h"
#include "base/tables.h"
#include "pack/pack.h"

namespace xingji::naive {

/// One cell: `text` for ids, texts and words, `number` for all else, in the units of the schema
/// (seconds, days, hundredths of the currency, millionths for decimals).
struct Cell {
  bool present = false;
  std::int64_t number = 0;
  std::string text;

  bool operator==(const Cell&) const = default;
};

/// One line of a file.
struct Version {
  Table table = Table::shops;
  int line = 0;
  Instant recorded_at = missing;
  bool deleted = false;
  std::vector<Cell> cells;  // one per column of the table's definition
};

/// All lines of a data set, as they stand.
struct NaiveFacts {
  Zone zone{"Asia/Shanghai", 8 * 3600};
  std::string currency = "CNY";
  std::vector<Version> versions;
};

/// Reads `<table>.csv` of every table and `dataset.yaml`; throws std::runtime_error on a bad row.
NaiveFacts read_naive(const std::string& folder);
/// Adds the lines of one table, given as the text of a CSV file.
void read_naive_table(Table table, const std::string& csv, NaiveFacts& into);

struct NaiveOptions {
  std::optional<Day> assume_version = {};  // judge all days by that day's version
  Instant known_at = missing;              // leave out versions recorded later
  std::vector<std::string> subjects = {};  // only these; empty: all
  /// The cards that these people see on the days; empty: of the days themselves.
  std::optional<Audience> shown_to = {};
};

/// Numbers are spelled as in the CSV; empty where there is none.
struct NaiveIndicator {
  std::string id;
  std::string status;
  std::string numerator;
  std::string denominator;
  std::string value;
  std::string points;
};

struct NaiveCard {
  std::string subject;
  Day day = 0;
  std::string pack;
  std::string status;
  std::string reason;  // why there is no score
  std::string total;
  std::string stars;
  std::string shown_on;  // the day of viewing, where that was asked
  std::vector<std::pair<std::string, std::string>> dimensions;  // id and value
  std::vector<NaiveIndicator> indicators;
  std::vector<std::pair<std::string, std::string>> displays;  // id and what is shown; empty: hidden
};

/// The cards of all days, by subject, then day: inside a period none but the last day's.
std::vector<NaiveCard> naive_score(const NaiveFacts& facts, const Family& family, Day from, Day to,
                                   const NaiveOptions& options = {});

/// The CSV of `score`; `for_header` names the dimensions and indicators that have columns.
std::string naive_csv(const std::vector<NaiveCard>& cards, const Pack& for_header);

}  // namespace xingji::naive
