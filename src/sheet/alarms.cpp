#include "sheet/alarms.h"

#include <algorithm>

#include "base/plural.h"
#include "io/official.h"
#include "sheet/paper_out.h"

namespace xingji::sheet {
namespace {

constexpr int falls_to_look = 3;
constexpr std::size_t days_of_slope = 7;
constexpr Micro days_ahead = 7;
constexpr Micro far_jump = 3;  // times the usual change

using Kind = Alarm::Kind;
using Level = Alarm::Level;

std::optional<std::size_t> last_of(const Series& series) {
  return last_before(series, series.size());
}

// The last bound that still holds: what is lost next when the number gets worse.
std::optional<Micro> next_worse_bound(const Line& line, Micro value) {
  std::optional<Micro> next;
  for (const Micro bound : line.bounds) {
    const bool up = line.better == Better::higher;
    const bool holds = up ? bound <= value : bound >= value;
    const bool is_nearer = !next || (up ? bound > *next : bound < *next);
    if (holds && is_nearer) next = bound;
  }
  return next;
}

class Watch {
 public:
  explicit Watch(const Paper& paper) : paper_(paper) {}

  std::vector<Alarm> all() {
    alarms_ = paper_.notices;
    for (const Line& line : paper_.lines) watch(line);
    for (const Line& line : paper_.gates) {
      failed(line);
      if (!line.is_repeated) watch(line);
    }
    for (const Score& score : paper_.dimensions) watch(score);
    watch(paper_.total);
    if (&paper_.stars.known() == &paper_.stars.official) below(paper_.stars.official);
    lost_stars();
    missing();
    differs();
    std::stable_sort(alarms_.begin(), alarms_.end(), [](const Alarm& a, const Alarm& b) {
      return std::pair(a.level, a.is_over) < std::pair(b.level, b.is_over);
    });
    return std::move(alarms_);
  }

 private:
  void add(Level level, Kind kind, std::size_t d, const Line& line, Title text) {
    text = {line.title.zh + "：" + text.zh, line.title.en + text.en};
    alarms_.push_back({level, kind, paper_.day(d), line.name, std::move(text)});
  }

  static std::string shown(const Line& line, Micro value, Language language) {
    return value_text(line, value, language);
  }

  void watch(const Line& line) {
    const auto at = last_of(line.values);
    if (!at) return;
    falling(line, *at);
    lost(line, *at);
    towards(line, *at);
    jump(line, *at);
  }

  // Of what the platform showed the lines press too: it moves no standing of ours.
  void watch(const Score& score) {
    watch(score.known());
    if (&score.known() != &score.official) return;
    crossed(score.official);
    below(score.official);
  }

  // Below a line of a standing it presses for as long as it stays there; days in a row may count.
  void below(const Line& line) {
    const auto at = last_of(line.values);
    if (!at) return;
    const auto limit = std::find_if(line.limits.begin(), line.limits.end(),
                                    [&](Micro each) { return *line.values[*at] < each; });
    if (limit == line.limits.end()) return;
    std::size_t first = *at;
    for (auto before = last_before(line.values, first); before && *line.values[*before] < *limit;
         before = last_before(line.values, first)) {
      first = *before;
    }
    // On the first day it is the fall that is told.
    if (first == *at && last_before(line.values, *at)) return;
    const std::string days = std::to_string(*at - first + 1);
    const std::string since = format_day(paper_.day(first));
    const auto text = [&](Micro value, Language language) { return shown(line, value, language); };
    add(Level::now, Kind::crossed, *at, line,
        {"低于 " + text(*limit, Language::zh) + " 的线，从 " + since + " 起已 " + days +
             " 天（现在 " + text(*line.values[*at], Language::zh) + "）",
         " is below the line of " + text(*limit, Language::en) + ", since " + since + ", " +
             counted(days, "day") + " (now " + text(*line.values[*at], Language::en) + ")"});
  }

  void crossed(const Line& line) {
    const auto at = last_of(line.values);
    const auto before = at ? last_before(line.values, *at) : std::nullopt;
    if (!before) return;
    const auto lowest = std::find_if(line.bounds.begin(), line.bounds.end(), [&](Micro bound) {
      return *line.values[*at] < bound && bound <= *line.values[*before];
    });
    if (lowest == line.bounds.end()) return;
    const auto text = [&](Language language) { return shown(line, *lowest, language); };
    const auto way = [&](Language language) {
      return shown(line, *line.values[*before], language) + " → " +
             shown(line, *line.values[*at], language);
    };
    const bool is_noted = std::ranges::find(line.noted, *lowest) != line.noted.end();
    add(is_noted ? Level::look : Level::now, Kind::crossed, *at, line,
        {"掉到 " + text(Language::zh) + " 的线以下（" + way(Language::zh) + "）",
         " fell below the line of " + text(Language::en) + " (" + way(Language::en) + ")"});
  }

  // The gate's level is the pack's; what it costs stands in the points and the total.
  void failed(const Line& line) {
    const auto at = last_of(line.values);
    if (!at || !line.fails[*at]) return;
    add(Level::now, Kind::failed, *at, line,
        {"门槛没过（现在 " + shown(line, *line.values[*at], Language::zh) + "）",
         " is failed (now " + shown(line, *line.values[*at], Language::en) + ")"});
  }

  // The pack may have a notice of its own for it.
  bool is_told(const Line& line, std::size_t at) const {
    constexpr std::string_view shown = "official.";
    const std::string name =
        line.name.starts_with(shown) ? line.name.substr(shown.size()) : line.name;
    const std::string score = find_indicator(*paper_.pack, name) ? "indicator." + name : name;
    return std::any_of(paper_.notices.begin(), paper_.notices.end(), [&](const Alarm& notice) {
      return notice.day == paper_.day(at) && notice.fall_of == score;
    });
  }

  void falling(const Line& line, std::size_t at) {
    const int falls = falls_until(line.values, at, line.better);
    if (falls < falls_to_look || is_told(line, at)) return;
    const std::size_t first = at - static_cast<std::size_t>(falls);
    const std::string days = std::to_string(falls);
    const auto way = [&](Language language) {
      return shown(line, *line.values[first], language) + " → " +
             shown(line, *line.values[at], language);
    };
    const bool is_now = falls >= falls_to_act;
    Title text{"连续 " + days + " 天变差（" + way(Language::zh) + "）",
               " got worse " + days + " days running (" + way(Language::en) + ")"};
    if (is_now) {
      const Title what = advice(line);
      text.zh += "，马上处理：" + what.zh + "翻看近一两个月的评价、投诉和退货，找出原因。";
      text.en += ", act at once: " + what.en + (what.en.empty() ? "" : " ") +
                 "Look through the reviews, complaints and returns of the last one or two months.";
    }
    add(is_now ? Level::now : Level::look, Kind::falling, at, line, std::move(text));
  }

  Title advice(const Line& line) const {
    const auto i = find_indicator(*paper_.pack, line.name);
    return i ? paper_.pack->indicators[*i].advice : Title{};
  }

  void lost(const Line& line, std::size_t at) {
    // Points that are the value have no steps, and its own fall is told.
    if (line.form == Points::Form::value || line.points.empty() || !line.points[at]) return;
    const auto before = last_before(line.points, at);
    if (!before || *line.points[at] >= *line.points[*before]) return;
    const std::string from = format_micro(round_to(*line.points[*before], 3));
    const std::string to = format_micro(round_to(*line.points[at], 3));
    const bool has_steps = line.form == Points::Form::ladder || line.form == Points::Form::rank;
    add(Level::soon, Kind::lost, at, line,
        {(has_steps ? "掉了一档：" : "掉了分：") + from + " 分 → " + to + " 分（现在 " +
             shown(line, *line.values[at], Language::zh) + "）",
         (has_steps ? " lost a step: " : " lost points: ") + from + " → " + to + " points (now " +
             shown(line, *line.values[at], Language::en) + ")"});
  }

  void lost_stars() {
    const Line& line = paper_.stars.known();
    const Series& stars = line.values;
    const auto at = last_of(stars);
    const auto before = at ? last_before(stars, *at) : std::nullopt;
    if (!before || *stars[*at] >= *stars[*before] || is_told(line, *at)) return;
    const std::string way = format_micro(*stars[*before]) + " → " + format_micro(*stars[*at]);
    add(Level::now, Kind::lost, *at, line, {"掉了：" + way + " 星", " were lost: " + way});
  }

  // Whether it got worse more than once, and last rather worse than better: one step is no pace.
  static bool goes_down(const Series& recent, Better better) {
    int falls = 0;
    std::optional<bool> last_fell;
    std::optional<Micro> before;
    for (const auto& value : recent) {
      if (!value) continue;
      if (before && *value != *before) {
        last_fell = is_worse(*before, *value, better);
        falls += *last_fell ? 1 : 0;
      }
      before = value;
    }
    return falls > 1 && *last_fell;
  }

  // At the pace of the last days.
  void towards(const Line& line, std::size_t at) {
    const std::size_t first = at + 1 - std::min(at + 1, days_of_slope);
    const Series recent(line.values.begin() + static_cast<std::ptrdiff_t>(first),
                        line.values.begin() + static_cast<std::ptrdiff_t>(at + 1));
    const auto pace = slope(recent);
    const Micro value = *line.values[at];
    const auto bound = next_worse_bound(line, value);
    if (!pace || !bound || line.better == Better::middle || !is_worse(0, *pace, line.better))
      return;
    if (!goes_down(recent, line.better)) return;
    const Micro step = *pace < 0 ? -*pace : *pace;
    const Micro distance = *bound > value ? *bound - value : value - *bound;
    const Micro days = distance / step + 1;
    if (days > days_ahead) return;
    const std::string count = std::to_string(days);
    add(Level::soon, Kind::towards, at, line,
        {"照这样约 " + count + " 天后越过 " + shown(line, *bound, Language::zh) + " 的线（现在 " +
             shown(line, value, Language::zh) + "）",
         " will cross the line of " + shown(line, *bound, Language::en) + " in about " + count +
             (days == 1 ? " day" : " days") + " at this pace (now " +
             shown(line, value, Language::en) + ")"});
  }

  void jump(const Line& line, std::size_t at) {
    if (at == 0 || !line.values[at - 1]) return;
    const auto usual = usual_change(line.values, at - 1);
    const Micro change = *line.values[at] - *line.values[at - 1];
    const Micro size = change < 0 ? -change : change;
    if (!usual || *usual == 0 || size <= far_jump * *usual) return;
    const auto way = [&](Language language) {
      return shown(line, *line.values[at - 1], language) + " → " +
             shown(line, *line.values[at], language);
    };
    add(Level::look, Kind::jump, at, line,
        {"一天里的变化比平常大得多（" + way(Language::zh) + "），先核对是不是记错了",
         " moved far more than usual in a day (" + way(Language::en) +
             "); look whether it was mistyped"});
  }

  void missing() {
    if (paper_.missing.empty()) return;
    const std::string count = std::to_string(paper_.missing.size());
    const Day last = paper_.missing.back();
    alarms_.push_back(
        {Level::look,
         Kind::missing,
         last,
         "",
         {"缺 " + count + " 天的数：" + days_text(paper_.missing, Language::zh) + "，请补上",
          "no numbers on " + count + (paper_.missing.size() == 1 ? " day: " : " days: ") +
              days_text(paper_.missing, Language::en) + "; fill them in"}});
  }

  void differs() {
    const Series& own = paper_.total.own.values;
    const Series& official = paper_.total.official.values;
    const auto at = last_of(official);
    if (!at || !own[*at]) return;
    const Micro apart = *own[*at] - *official[*at];
    if (is_rounding(apart)) return;
    const std::string by = (apart > 0 ? "+" : "") + format_micro(round_to(apart, 3));
    add(Level::look, Kind::differs, *at, paper_.total.own,
        {"和平台的不一样，试算减平台 " + by + "；xingji sheet show 说可能的原因",
         " is not the platform's, ours less theirs is " + by +
             "; xingji sheet show tells likely reasons"});
  }

  const Paper& paper_;
  std::vector<Alarm> alarms_;
};

}  // namespace

std::string_view to_text(Alarm::Level level) {
  switch (level) {
    case Level::now:
      return "now";
    case Level::soon:
      return "soon";
    case Level::look:
      return "look";
  }
  return "";
}

std::string_view to_text(Alarm::Kind kind) {
  switch (kind) {
    case Kind::falling:
      return "falling";
    case Kind::lost:
      return "lost";
    case Kind::crossed:
      return "crossed";
    case Kind::failed:
      return "failed";
    case Kind::notice:
      return "notice";
    case Kind::towards:
      return "towards";
    case Kind::jump:
      return "jump";
    case Kind::missing:
      return "missing";
    case Kind::differs:
      return "differs";
  }
  return "";
}

std::vector<Alarm> alarms_of(const Paper& paper) { return Watch(paper).all(); }

}  // namespace xingji::sheet
