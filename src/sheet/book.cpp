#include "sheet/book.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "engine/subjects.h"
#include "io/explain_text.h"
#include "io/read_settings.h"
#include "pack/rank_words.h"
#include "sheet/gates.h"
#include "typed/save.h"

namespace xingji::sheet {
namespace {

// A later one holds before an earlier one.
constexpr auto sources =
    std::to_array<std::string_view>({"typed", "pasted", "file", "platform_api"});

// One number of one day, of whatever source.
std::string key_of(const std::string& subject, const std::string& pack, const std::string& name,
                   const std::string& day) {
  return day + '\n' + name + '\n' + pack + '\n' + subject;
}

bool is_deleted(const Kept& readings, std::size_t row) {
  const std::string& flag = readings.at(row, "deleted");
  return !flag.empty() && flag != "false" && flag != "0" && flag != "no";
}

// The zone is written out, so that rows stay what they are when the folder's zone is changed.
std::string utc(Instant instant) {
  std::string text = format_instant(instant, Zone("UTC", 0));
  text[10] = 'T';
  return text + 'Z';
}

std::string percent(const Ratio& share) {
  return print_number(Type::number, to_micro(share).value_or(0), true);
}

}  // namespace

std::string with_rank(const std::string& value, const std::string& rank_share) {
  if (rank_share.empty()) return value;
  return value + ' ' + (speaks_of_peers(rank_share) ? rank_share : "超过" + rank_share);
}

bool may_be_one(const std::string& a, const std::string& b) {
  return a == b || is_short_for(a, b) || is_short_for(b, a);
}

Book::Book(std::string folder, Zone zone, Kept readings, Kept attributes, Kept shops)
    : folder_(std::move(folder)),
      zone_(std::move(zone)),
      readings_(std::move(readings)),
      attributes_(std::move(attributes)),
      shops_(std::move(shops)),
      recorded_(recorded(readings_, zone_)) {
  index();
}

void Book::index() {
  rows_of_.clear();
  for (std::size_t r = 0; r < readings_.rows.size(); ++r) {
    rows_of_[key_of(readings_.at(r, "subject_id"), readings_.at(r, "pack"),
                    readings_.at(r, "indicator"), readings_.at(r, "day"))]
        .push_back(r);
  }
}

Result<Book> Book::open(const std::string& folder) {
  std::error_code unreadable;
  if (std::filesystem::exists(folder, unreadable) &&
      !std::filesystem::is_directory(folder, unreadable)) {
    return Problem{{folder}, "is no folder", "name the folder of the sheet"};
  }
  auto settings = read_settings(folder + "/dataset.yaml");
  auto readings = read_kept(folder + "/readings.csv",
                            {"subject_id", "pack", "indicator", "day", "value", "source"},
                            {"rank_share", "recorded_at", "deleted"});
  auto attributes =
      read_kept(folder + "/attributes.csv", {"subject_kind", "subject_id", "name", "value", "from"},
                {"recorded_at"});
  auto shops = read_kept(folder + "/shops.csv", {"shop_id", "platform"}, {});
  Problems problems;
  const auto note = [&](const auto& result) {
    if (result.ok()) return;
    problems.insert(problems.end(), result.problems().begin(), result.problems().end());
  };
  note(settings);
  note(readings);
  note(attributes);
  note(shops);
  if (!problems.empty()) return problems;
  return Book(folder, settings.value().zone, std::move(readings.value()),
              std::move(attributes.value()), std::move(shops.value()));
}

std::optional<std::size_t> Book::holding(const Entry& key, const std::string& source) const {
  const auto rows = rows_of_.find(key_of(key.subject, key.pack, key.name, format_day(key.day)));
  if (rows == rows_of_.end()) return std::nullopt;
  std::optional<std::size_t> last;
  for (const std::size_t r : rows->second) {
    if (readings_.at(r, "source") != source) continue;
    if (!last || recorded_[r] >= recorded_[*last]) last = r;
  }
  return last && !is_deleted(readings_, *last) ? last : std::nullopt;
}

std::optional<std::string> Book::value(const Entry& key) const {
  std::optional<std::string> holds;
  for (const std::string_view source : sources) {
    const auto row = holding(key, std::string(source));
    if (row) holds = with_rank(readings_.at(*row, "value"), readings_.at(*row, "rank_share"));
  }
  return holds;
}

Instant Book::stamp(Instant now) const {
  for (const Instant instant : recorded_) now = std::max(now, instant + 1);
  for (const Instant instant : recorded(attributes_, zone_)) now = std::max(now, instant + 1);
  return now;
}

std::vector<Change> Book::add(const std::vector<Entry>& entries, Instant stamp) {
  std::vector<Change> changes;
  for (const Entry& entry : entries) {
    const auto before = value(entry);
    changes.push_back({entry, before});
    if (before == with_rank(entry.value, entry.rank_share)) continue;
    const auto write = [&](const std::string& source, bool is_gone) {
      readings_.add({{"subject_id", entry.subject},
                     {"pack", entry.pack},
                     {"indicator", entry.name},
                     {"day", format_day(entry.day)},
                     {"value", is_gone ? "" : entry.value},
                     {"rank_share", is_gone ? "" : entry.rank_share},
                     {"source", source},
                     {"recorded_at", utc(stamp)},
                     {"deleted", is_gone ? "true" : ""}});
      recorded_.push_back(stamp);
      rows_of_[key_of(entry.subject, entry.pack, entry.name, format_day(entry.day))].push_back(
          readings_.rows.size() - 1);
    };
    // A number of another source would go before the one that is entered now.
    for (const std::string_view source : sources) {
      const std::string other(source);
      if (other != entry.source && holding(entry, other)) write(other, true);
    }
    write(entry.source, false);
  }
  return changes;
}

void Book::add_attribute(const Pack& pack, const std::string& subject, const std::string& name,
                         const std::string& value, Day from, Instant stamp) {
  attributes_.add({{"subject_kind", std::string(to_text(pack.subject))},
                   {"subject_id", subject},
                   {"name", name},
                   {"value", value},
                   {"from", format_day(from)},
                   {"recorded_at", utc(stamp)}});
  if (pack.subject != Pack::Subject::shop) return;
  for (std::size_t r = 0; r < shops_.rows.size(); ++r) {
    if (shops_.at(r, "shop_id") == subject) return;
  }
  shops_.add({{"shop_id", subject}, {"platform", pack.id.substr(0, pack.id.find('.'))}});
}

Entry Book::reading_at(std::size_t row) const {
  return {readings_.at(row, "subject_id"), readings_.at(row, "pack"),
          readings_.at(row, "indicator"),  parse_day(readings_.at(row, "day")).value_or(0),
          readings_.at(row, "value"),      readings_.at(row, "rank_share"),
          readings_.at(row, "source")};
}

Entry Book::attribute_at(std::size_t row) const {
  return {attributes_.at(row, "subject_id"),
          "",
          attributes_.at(row, "name"),
          parse_day(attributes_.at(row, "from")).value_or(0),
          attributes_.at(row, "value"),
          "",
          ""};
}

std::vector<Entry> Book::take_back(const std::function<bool(const Entry&)>& is_its) {
  const std::vector<Instant> told = recorded(attributes_, zone_);
  Instant last = 0;
  for (std::size_t r = 0; r < recorded_.size(); ++r) {
    if (recorded_[r] > last && is_its(reading_at(r))) last = recorded_[r];
  }
  for (std::size_t r = 0; r < told.size(); ++r) {
    if (told[r] > last && is_its(attribute_at(r))) last = told[r];
  }
  std::vector<Entry> taken;
  if (last == 0) return taken;
  for (std::size_t r = readings_.rows.size(); r-- > 0;) {
    if (recorded_[r] != last || !is_its(reading_at(r))) continue;
    if (!is_deleted(readings_, r)) taken.push_back(reading_at(r));
    readings_.rows.erase(readings_.rows.begin() + static_cast<std::ptrdiff_t>(r));
    recorded_.erase(recorded_.begin() + static_cast<std::ptrdiff_t>(r));
  }
  for (std::size_t r = attributes_.rows.size(); r-- > 0;) {
    if (told[r] != last || !is_its(attribute_at(r))) continue;
    taken.push_back(attribute_at(r));
    attributes_.rows.erase(attributes_.rows.begin() + static_cast<std::ptrdiff_t>(r));
  }
  index();
  std::reverse(taken.begin(), taken.end());
  return taken;
}

void Book::call(const std::string& pack, const std::string& subject, const std::string& name) {
  if (subject == name) return;
  for (std::size_t r = 0; r < readings_.rows.size(); ++r) {
    const bool is_its = readings_.at(r, "pack") == pack && readings_.at(r, "subject_id") == subject;
    if (is_its) readings_.set(r, "subject_id", name);
  }
  index();
}

Problems Book::save() const {
  std::error_code fault;
  std::filesystem::create_directories(folder_, fault);
  if (fault) return {{{folder_}, "cannot be made: " + fault.message(), "name another folder"}};
  Problems problems;
  std::error_code absent;
  for (const Kept* kept : {&shops_, &attributes_, &readings_}) {
    const bool is_there = kept == &readings_ || std::filesystem::exists(kept->file, absent);
    if (!is_there && kept->rows.empty()) continue;
    if (problems.empty()) problems = write_kept(*kept);
  }
  return problems;
}

std::set<std::string> Book::packs() const {
  std::set<std::string> packs;
  for (std::size_t r = 0; r < readings_.rows.size(); ++r) packs.insert(readings_.at(r, "pack"));
  return packs;
}

std::set<std::string> Book::subjects(const std::string& pack) const {
  std::set<std::string> subjects;
  for (std::size_t r = 0; r < readings_.rows.size(); ++r) {
    if (readings_.at(r, "pack") == pack) subjects.insert(readings_.at(r, "subject_id"));
  }
  return subjects;
}

std::set<Day> Book::days(const std::string& pack, const std::string& subject) const {
  std::set<Day> days;
  for (std::size_t r = 0; r < readings_.rows.size(); ++r) {
    const bool is_its = readings_.at(r, "pack") == pack && readings_.at(r, "subject_id") == subject;
    const auto day = is_its ? parse_day(readings_.at(r, "day")) : std::nullopt;
    if (day && !is_deleted(readings_, r)) days.insert(*day);
  }
  return days;
}

std::vector<Entry> entries_of(const Pack& pack, const typed::Typed& typed,
                              const std::string& subject, Day day, const std::string& source) {
  std::vector<Entry> entries;
  const auto add = [&](const std::string& name, const std::string& value,
                       const std::string& rank_share = {}) {
    entries.push_back({subject, pack.id, name, day, value, rank_share, source});
  };
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    const std::string text = typed::with_sample(typed, i);
    if (text.empty()) continue;
    const auto beaten = typed.beaten.find(i);
    add(pack.indicators[i].id, text, beaten == typed.beaten.end() ? "" : percent(beaten->second));
  }
  for (const auto& [m, printed] : typed.measures) add(pack.measures[m].id, printed.text);
  for (const auto& [d, score] : typed.dimensions) {
    add("dimension." + pack.dimensions[d].id, format_micro(score));
  }
  for (const auto& [g, share] : typed.gates) add(typed::name_of_gate(pack.gates[g]), share.text);
  if (typed.total) add("total", format_micro(*typed.total));
  if (typed.stars) add("stars", format_micro(*typed.stars));
  return entries;
}

}  // namespace xingji::sheet
