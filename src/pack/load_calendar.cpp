// `calendar:` — which days are worked, in the pack or in a file beside it.
#include <algorithm>

#include "pack/load_blocks.h"
#include "pack/load_side_file.h"

namespace xingji {
namespace {

constexpr auto calendar_keys =
    std::to_array<std::string_view>({"since", "until", "rest", "work", "file"});
constexpr auto day_keys = std::to_array<std::string_view>({"day", "is"});
constexpr Words<bool, 2> kinds = {{{"rest", false}, {"work", true}}};

class CalendarReader {
 public:
  CalendarReader(const Reader& reader, WorkCalendar& calendar)
      : reader_(reader), draft_(reader.draft()), calendar_(calendar) {}

  void read() {
    reader_.need("since", "since: 2022-01-01");
    reader_.need("until", "until: 2022-12-31");
    std::optional<Day> since;
    std::optional<Day> until;
    read_span(reader_, since, until);
    calendar_.first = since.value_or(0);
    calendar_.last = until.value_or(0);
    is_bounded_ = since && until;
    read_list("rest", calendar_.rest);
    read_list("work", calendar_.work);
    if (const Node* file = reader_.find("file")) read_file(*file);
    std::sort(calendar_.rest.begin(), calendar_.rest.end());
    std::sort(calendar_.work.begin(), calendar_.work.end());
  }

 private:
  void read_list(std::string_view key, std::vector<Day>& days) {
    const Node* node = reader_.find(key);
    if (node == nullptr) return;
    if (!node->is_list()) {
      draft_.refuse(node->place, "'" + std::string(key) + "' is a list of days",
                    "write for example [2022-06-03]");
    }
    for (const Node& item : node->items) {
      if (const auto day = day_at(draft_, item)) add(*day, item.place, days);
    }
  }

  void read_file(const Node& name) {
    const auto rows = read_side_file(draft_, name, "workdays.csv");
    if (!rows) return;
    for (const Node& row : rows->items) {
      const Reader reader(draft_, row, row.place, reader_.path_of("file"), reader_.inherited(),
                          day_keys);
      reader.need("day", "2022-06-03");
      reader.need("is", "rest");
      const auto day = reader.day("day");
      const auto is_work = reader.word("is", kinds);
      if (day && is_work) add(*day, row.place, *is_work ? calendar_.work : calendar_.rest);
    }
  }

  void add(Day day, const Place& place, std::vector<Day>& days) {
    const auto holds = [&](const std::vector<Day>& all) {
      return std::find(all.begin(), all.end(), day) != all.end();
    };
    if (holds(calendar_.rest) || holds(calendar_.work)) {
      draft_.refuse(place, format_day(day) + " stands in the calendar twice", "take one out");
    } else if (is_bounded_ && !calendar_.knows(day)) {
      draft_.refuse(place,
                    format_day(day) + " lies outside the days of the calendar, " +
                        format_day(calendar_.first) + " to " + format_day(calendar_.last),
                    "let 'since' and 'until' hold all that it knows");
    } else {
      days.push_back(day);
    }
  }

  const Reader& reader_;
  Draft& draft_;
  WorkCalendar& calendar_;
  bool is_bounded_ = false;
};

}  // namespace

void read_calendar(const Reader& pack) {
  const Node* node = pack.find("calendar");
  if (node == nullptr) return;
  Draft& draft = pack.draft();
  const Reader reader(draft, *node, node->place, "calendar", pack.inherited(), calendar_keys);
  WorkCalendar& calendar = draft.pack.calendar.emplace();
  calendar.place = node->place;
  if (!node->is_map()) return;
  CalendarReader(reader, calendar).read();
  calendar.said = need_said(draft, *node, reader.inherited(), "calendar");
}

}  // namespace xingji
