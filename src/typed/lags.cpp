#include "typed/lags.h"

#include <algorithm>
#include <string>

#include "typed/variants.h"

namespace xingji::typed {
namespace {

enum class Speaks : std::uint8_t { for_nothing, for_lag, for_window };

struct Page {
  Speaks speaks = Speaks::for_nothing;
  int behind = 0;  // so many numbers are of that day and not of today
};

// A number that is today's, where that of another day differs, is on no screen that is behind.
Page page_on(const std::vector<OnDays>& numbers, int days) {
  Page page;
  for (const OnDays& each : numbers) {
    const auto found = each.later.find(days);
    if (found == each.later.end() || found->second == each.today) continue;
    if (each.today) return {Speaks::for_window, 0};
    ++page.behind;
  }
  if (page.behind > 1) page.speaks = Speaks::for_lag;
  return page;
}

// The lag of the page as a whole: that of the most numbers, the nearest of those.
std::optional<int> lag_of_page(const std::vector<OnDays>& numbers) {
  std::optional<int> lag;
  int behind = 0;
  for (int size = 1; size <= most_lag; ++size) {
    for (const int days : {-size, size}) {
      const Page page = page_on(numbers, days);
      if (page.speaks != Speaks::for_lag || page.behind <= behind) continue;
      behind = page.behind;
      lag = days;
    }
  }
  return lag;
}

// What the whole page says holds of each number that it explains.
void put_lag_of_page_first(const std::string& lag, std::vector<Cause>& causes) {
  const auto own = std::find_if(causes.begin(), causes.end(), [&](const Cause& cause) {
    return cause.reason == Reason::window_lag && cause.detail == lag;
  });
  if (own == causes.end()) return;
  own->is_of_page = true;
  std::rotate(causes.begin(), own, own + 1);
  causes.erase(
      std::remove_if(causes.begin() + 1, causes.end(),
                     [](const Cause& cause) { return cause.reason == Reason::window_lag; }),
      causes.end());
}

Cause both(int days) {
  const Title lag = days_title(days);
  const Title window = window_title(days);
  return {Reason::window_lag,
          signed_days(days) + " or window " + signed_days(days),
          {lag.zh + "；也可能是" + window.zh + "，只凭这个数分不清",
           lag.en + "; it also " + window.en + ", and this number alone does not tell"}};
}

}  // namespace

void tell_lags_apart(const std::vector<OnDays>& numbers,
                     const std::vector<std::vector<Cause>*>& causes) {
  for (std::vector<Cause>* of_one : causes) {
    for (int days = -most_lag; days <= most_lag; ++days) {
      const auto find = [&](const std::string& detail) {
        return std::find_if(of_one->begin(), of_one->end(), [&](const Cause& cause) {
          return cause.reason == Reason::window_lag && cause.detail == detail;
        });
      };
      const auto lag = find(signed_days(days));
      const auto window = find("window " + signed_days(days));
      if (lag == of_one->end() || window == of_one->end()) continue;
      switch (page_on(numbers, days).speaks) {
        case Speaks::for_lag:
          of_one->erase(window);
          break;
        case Speaks::for_window:
          window->words.zh += "；当天别的数没有晚，不是整页晚更新";
          window->words.en += "; other numbers are that day's, so the page is not behind";
          of_one->erase(lag);
          break;
        case Speaks::for_nothing:
          *lag = both(days);
          of_one->erase(window);
          break;
      }
    }
  }
  const auto lag = lag_of_page(numbers);
  for (std::vector<Cause>* of_one : causes) {
    if (lag) put_lag_of_page_first(signed_days(*lag), *of_one);
  }
}

}  // namespace xingji::typed
