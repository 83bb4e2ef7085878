// From the text of CSV files to versions: which column a field belongs to, and what its text means.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "naive/csv.h"
#include "naive/days.h"
#include "naive/naive.h"

namespace xingji::naive {
namespace {

std::int64_t whole_number(const std::string& text) {
  std::size_t used = 0;
  const std::int64_t result = std::stoll(text, &used);
  if (used != text.size()) throw std::runtime_error("not a number: " + text);
  return result;
}

/// "12.5" with two places is 1250.
std::int64_t decimal(const std::string& text, std::size_t places) {
  const std::size_t point = text.find('.');
  std::string after = point == std::string::npos ? "" : text.substr(point + 1);
  while (after.size() > places && after.back() == '0') after.pop_back();
  if (after.size() > places) throw std::runtime_error("too many decimals: " + text);
  after.resize(places, '0');
  return whole_number(text.substr(0, point) + after);
}

int seconds_of(const std::string& clock) {
  if (clock.size() != 8 || clock[2] != ':' || clock[5] != ':') {
    throw std::runtime_error("not a time: " + clock);
  }
  const auto part = [&](std::size_t begin) {
    return static_cast<int>(whole_number(clock.substr(begin, 2)));
  };
  return part(0) * 3600 + part(3) * 60 + part(6);
}

/// "2022-06-15 15:36:04" on the zone's clock, or RFC 3339: "2022-06-15T15:36:04Z", "…+08:00".
Instant instant(const std::string& text, const Zone& zone) {
  if (text.size() < 19) throw std::runtime_error("not an instant: " + text);
  const Day day = read_day(text.substr(0, 10));
  const int second = seconds_of(text.substr(11, 8));
  const std::string offset = text.substr(19);
  if (offset.empty()) return instant_at(day, second, zone);
  const Instant in_utc = std::int64_t{day} * seconds_per_day + second;
  if (offset == "Z") return in_utc;
  if (offset.size() != 6) throw std::runtime_error("not an instant: " + text);
  const int shift = seconds_of(offset.substr(1) + ":00");
  return offset[0] == '-' ? in_utc + shift : in_utc - shift;
}

bool is_date(const std::string& text) { return text.size() == 10; }

std::int64_t flag(const std::string& text) {
  if (text == "true" || text == "1") return 1;
  if (text == "false" || text == "0") return 0;
  throw std::runtime_error("not a flag: " + text);
}

std::int64_t number_of(Kind kind, const std::string& text, const Zone& zone) {
  switch (kind) {
    case Kind::instant:
    case Kind::planned:
      return instant(text, zone);
    case Kind::from:
      return is_date(text) ? instant_at(read_day(text), 0, zone) : instant(text, zone);
    case Kind::to:  // a date means through its last second, and so does that second itself
      if (is_date(text)) return instant_at(read_day(text) + 1, 0, zone);
      return instant(text, zone) + (text.substr(11, 8) == "23:59:59" ? 1 : 0);
    case Kind::day:
      return read_day(text);
    case Kind::flag:
      return flag(text);
    case Kind::integer:
      return whole_number(text);
    case Kind::money:
      return decimal(text, 2);
    case Kind::decimal:
      return decimal(text, 6);
    case Kind::id:
    case Kind::text:
    case Kind::word:
      break;
  }
  throw std::logic_error("texts are not numbers");
}

Cell read_cell(Kind kind, const std::string& text, const Zone& zone) {
  if (text.empty()) return {};
  if (kind == Kind::id || kind == Kind::text || kind == Kind::word) return {true, 0, text};
  return {true, number_of(kind, text, zone), {}};
}

Version read_version(Table table, const std::vector<std::string>& header, const CsvLine& line,
                     const Zone& zone) {
  const TableDefinition& schema = definition(table);
  if (line.fields.size() != header.size()) throw std::runtime_error("wrong number of columns");
  Version version{table, line.line, missing, false, std::vector<Cell>(schema.columns.size())};
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string& text = line.fields[i];
    if (const auto column = find_column(table, header[i])) {
      version.cells[*column] = read_cell(schema.columns[*column].kind, text, zone);
    } else if (header[i] == recorded_at_column.name && !text.empty()) {
      version.recorded_at = instant(text, zone);
    } else if (header[i] == deleted_column.name && !text.empty()) {
      version.deleted = flag(text) == 1;
    }
  }
  for (std::size_t i = 0; i < schema.columns.size(); ++i) {
    if (version.deleted) break;  // a deletion need only name its fact
    if (schema.columns[i].required && !version.cells[i].present) {
      throw std::runtime_error(std::string(schema.columns[i].name) + " is missing");
    }
  }
  return version;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The value of `key: value` on a line of its own, without quotes and comments; empty: not there.
std::string setting(const std::string& yaml, const std::string& key) {
  const std::size_t found = ("\n" + yaml).find("\n" + key + ":");
  if (found == std::string::npos) return "";
  std::string value = yaml.substr(found + key.size() + 1);
  value = value.substr(0, value.find_first_of("\n#"));
  std::erase_if(value, [](char c) { return c == ' ' || c == '"' || c == '\'' || c == '\r'; });
  return value;
}

}  // namespace

void read_naive_table(Table table, const std::string& csv, NaiveFacts& into) {
  const std::vector<CsvLine> lines = split_csv(csv);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    try {
      into.versions.push_back(read_version(table, lines[0].fields, lines[i], into.zone));
    } catch (const std::exception& problem) {
      throw std::runtime_error(std::string(definition(table).name) +
                               ".csv:" + std::to_string(lines[i].line) + ": " + problem.what());
    }
  }
}

NaiveFacts read_naive(const std::string& folder) {
  NaiveFacts facts;
  const std::string yaml = read_file(folder + "/dataset.yaml");
  if (const std::string zone = setting(yaml, "zone"); !zone.empty()) facts.zone = zone_called(zone);
  if (const std::string currency = setting(yaml, "currency"); !currency.empty()) {
    facts.currency = currency;
  }
  if (!std::filesystem::is_directory(folder)) throw std::runtime_error("no folder " + folder);
  for (const TableDefinition& table : all_tables()) {
    read_naive_table(table.table, read_file(folder + "/" + std::string(table.name) + ".csv"),
                     facts);
  }
  return facts;
}

}  // namespace xingji::naive
