#include "cli/options.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <thread>
#include <variant>

#include "base/text.h"
#include "cli/option_faults.h"
#include "cli/outputs.h"
#include "cli/rules.h"
#include "cli/today.h"
#include "cli/usage.h"
#include "io/csv.h"

namespace xingji {
namespace {

using Target = std::variant<std::string Options::*, std::vector<std::string> Options::*,
                            std::int64_t Options::*, std::optional<Day> Options::*,
                            std::optional<Format> Options::*, std::optional<Audience> Options::*,
                            bool Options::*>;

struct Option {
  std::string_view name;     // as commands name it
  std::string_view written;  // as the user writes it
  std::string_view value;    // what stands behind it
  Target target;
  std::string_view zh;
  std::string_view en;
};

// Every option there is. A command takes those that its table line names.
const auto known_options = std::to_array<Option>({
    {"--pack", "--pack", "PACK", &Options::pack, "规则包：文件，或规则目录下的名字",
     "rule pack: a file, or a name such as PLATFORM/PACK"},
    {"--facts", "--facts", "DIR", &Options::facts, "数据目录，每个表一个文件",
     "folder of the data set, one file per table"},
    {"--overlay", "--overlay", "FILE", &Options::overlays, "覆盖包：改规则包里的数，可多次",
     "file laid over the pack; may be repeated"},
    {"--as-of", "--as-of", "DAY", &Options::as_of, "评分日，默认是数据里最后有事发生的一天",
     "the day judged; default: the last day on which something happened in any table"},
    {"--days", "--days", "N", &Options::days,
     "到评分日为止的最近 N 天，默认 1；按月评分的规则包为 N 期",
     "the last N days, or periods of a monthly pack, up to the day judged; default: 1"},
    {"--known-at", "--known-at", "TIME", &Options::known_at, "只看此刻之前已记录的版本",
     "ignore versions recorded later, '2022-06-15 15:36:04' or RFC 3339"},
    {"--at", "--at", "TIME", &Options::at, "什么时刻，默认是数据里最后有事发生的时刻",
     "at what time; default: when something last happened in any table"},
    {"--assume-version", "--assume-version", "DAY", &Options::assume_version,
     "所有日子都用这一天的规则版本", "judge all days by the pack's version of this day"},
    {"--shown-to", "--shown-to", "seller|buyer", &Options::shown_to,
     "这些人在评分日看到的分数，按规则包的公布节奏",
     "what these people see on the day, by the pack's publishing days"},
    {"--since", "--since", "DAY", &Options::since, "从这一天开始列出，默认数据的第一天",
     "the first day that is told; default: the first of the data that the pack judges"},
    {"PACK_FILE", "PACK", "PACK", &Options::pack, "规则包", "rule pack"},
    {"DECISION", "DECISION", "NAME", &Options::decision, "哪个判定", "which decision"},
    {"--inputs", "--inputs", "JSON|FILE|-", &Options::inputs, "已知的情况", "what is known"},
    {"--set", "--set", "a=1,b=2", &Options::sets, "已知的情况，可多次", "the same by name"},
    {"--month", "--month", "YYYY-MM", &Options::month, "哪个月，如 2022-05",
     "the month that is paid, such as 2022-05"},
    {"PAY", "ACTION", "check|confirm|dispute|settle|undo|close", &Options::action,
     "核对、确认、提异议、撤回上一步、结账；不给则只看",
     "what is done with the slips; default: they are shown"},
    {"--book", "--book", "DIR", &Options::book, "工资账本的目录：状态、已结的月份",
     "folder of the book: states of slips, closed months"},
    {"--reason", "--reason", "TEXT", &Options::reason, "异议或手工填写的理由", "why"},
    {"--subjects", "--subjects", "a,b", &Options::subjects,
     "只输出这些店铺，可多次；含逗号的编号加引号：'\"a,1\",b'",
     "print only these subjects; may be repeated; an id with a comma in quotes: '\"a,1\",b'"},
    {"--subject", "--subject", "ID", &Options::subject, "店铺", "the subject"},
    {"--indicator", "--indicator", "ID", &Options::indicator, "只看这个指标、门槛、加分项或扣分项",
     "only this indicator, gate, bonus or deduction"},
    {"--evidence", "--evidence", "FILE", &Options::evidence, "把计入的明细写到文件 (CSV)",
     "write the counted facts to this file (CSV)"},
    {"--format", "--format", "table|json|csv", &Options::format,
     "输出格式，默认：终端用表格，管道用 CSV", "default: a table on a terminal, CSV in a pipe"},
    {"--card-format", "--format", "table|json|csv", &Options::format, "输出格式，默认表格",
     "default: a table, for people"},
    {"--limit", "--limit", "N", &Options::limit, "表格最多 N 行，待办每类 N 行；0 为全部",
     "at most N rows of a table, of what waits N of each kind; default 0: all"},
    {"--report", "--report", "FILE", &Options::report, "把完整的数据质量报告写到文件 (JSON)",
     "write the whole quality report to this file (JSON)"},
    {"--strict", "--strict", "", &Options::strict, "有被拒绝的行就停止", "stop at rejected rows"},
    {"--threads", "--threads", "N", &Options::threads, "线程数，默认全部核心",
     "default: all cores"},
    {"--rules", "--rules", "DIR", &Options::rules_folder, "规则目录，默认 $XINGJI_RULES 或 ./rules",
     "folder of rule packs; default: $XINGJI_RULES, ./rules, or the program's own"},
    {"ONE_PACK", "PACK", "", &Options::targets, "规则包", "rule pack"},
    {"PACK", "PACK|DIR", "", &Options::targets, "规则包或目录", "packs, or folders of packs"},
    {"--allow-uncovered", "--allow-uncovered", "", &Options::allow_uncovered, "允许有未测试的规则",
     "what no case tests is no problem"},
    {"--on", "--on", "DAY", &Options::on, "描述哪一天的规则，默认今天或最后适用日",
     "the day whose rules are described; default: today, or the last day judged"},
    {"--checked-on", "--on", "DAY", &Options::on, "从哪一天算起，核对已过多久，默认今天",
     "the day from which it is counted how long ago numbers were checked; default: today"},
    {"--changes", "--changes", "", &Options::changes, "列出规则何时改变、改了什么",
     "what changes when, instead of one day's rules"},
    {"--values", "--values", "a=78%,b=5min", &Options::values,
     "指标和数值，用平台页面上的名字；不给则逐个询问",
     "indicators and their values, by the names on the platform's screen; default: asks for each"},
    {"--paste", "--paste", "", &Options::paste, "从标准输入读粘贴的页面或表格",
     "read a pasted page or table from standard input"},
    {"--save", "--save", "FILE", &Options::save, "把这些数值追加到文件 (readings.csv)",
     "add the numbers to this file (readings.csv)"},
    {"--reading-days", "--days", "N", &Options::reading_days, "最近 N 天的读数，默认全部",
     "readings of the last N days; default: all"},
    {"SHEET_ACTION", "ACTION", "", &Options::action,
     "enter 记数，paste 粘贴，show 看表，trend 走势，alarms 预警，export 导出，undo 撤销上一次",
     "enter, paste (a page or a table), show, trend, alarms, export, or undo (the last entry)"},
    {"--sheet", "--sheet", "DIR", &Options::facts, "监控表的目录，数记在 readings.csv",
     "folder of the sheet; its numbers are in readings.csv"},
    {"--day", "--day", "DAY", &Options::as_of, "记哪一天的数，默认今天；看表时是最后一天",
     "the day entered, default: today; of what is shown, the last day"},
    {"--sheet-days", "--days", "N", &Options::reading_days, "看最近几天，默认 7，走势和预警 30",
     "the last N days; default: 7, of trend and alarms 30"},
    {"ACTION", "ACTION", "init", &Options::action, "init：写一份模板", "init: writes a template"},
    {"--new-file", "--save", "FILE", &Options::save, "写到这个文件，默认 my-规则包.yaml",
     "the file to write; default: my-PACK.yaml"},
    {"--replace-file", "--replace", "", &Options::replace, "覆盖已有的文件",
     "write over a file that is there"},
    {"--mapping", "--mapping", "FILE", &Options::mapping, "映射文件，或规则目录下的名字",
     "mapping file, or a name under the rules folder"},
    {"--from", "--from", "PATH", &Options::from, "导出文件或其目录",
     "the export: a folder or a file"},
    {"--into", "--into", "DIR", &Options::into, "写入的目录", "folder to write into"},
    {"--replace", "--replace", "", &Options::replace, "覆盖目录里已有的表",
     "replace tables that the folder already holds"},
    {"--keep-buyer-ids", "--keep-buyer-ids", "", &Options::keep_buyer_ids,
     "保留买家编号原值，默认换成本机密钥的散列",
     "keep buyers' ids as they are; default: a hash under this installation's key"},
    {"--shops", "--shops", "N", &Options::shops, "店铺数，默认 1000",
     "number of shops; default: 1000"},
    {"--market", "--market", "PLATFORM|FILE", &Options::market,
     "像哪个平台：规则目录下的名字，或文件；默认是普通市场",
     "like which platform: a name under the rules folder, or a file; default: a plain market"},
    {"--days-of-life", "--days", "N", &Options::life_days, "市场的天数，默认 180",
     "days that the market lives; default: 180"},
    {"--orders", "--orders", "N", &Options::orders, "订单数，默认每店 200",
     "number of orders; default: 200 a shop"},
    {"--seed", "--seed", "N", &Options::seed, "随机种子，默认 1",
     "seed, default 1; the same seed gives the same bytes"},
    {"--until", "--until", "DAY", &Options::until, "最后一天，默认 2022-06-30",
     "the last day; default: 2022-06-30"},
    {"--tables", "--tables", "a,b", &Options::tables, "只写这些表，默认全部",
     "write only these tables; default: all"},
    {"--wide", "--wide", "", &Options::wide, "写出所有列", "every column of the large tables"},
});

const Option& find_option(std::string_view name) {
  const auto found = std::find_if(known_options.begin(), known_options.end(),
                                  [&](const Option& option) { return option.name == name; });
  CHECK(found != known_options.end());
  return *found;
}

// What makes sense to ask for; the work itself says what is too large for it.
Span span_of(std::string_view option) {
  const std::int64_t most = 10'000'000'000;
  if (option == "--days") return {1, 36'500};
  if (option == "--days-of-life") return {1, 3'650};
  if (option == "--orders" || option.ends_with("-days")) return {1, most};
  if (option == "--shops") return {0, 5'000'000};  // how few goes by what is planted in them
  if (option == "--threads") return {1, 1'024};
  return {0, most};
}

// A list is a row of CSV, so that a name that holds a comma can stand in quotes.
void add_names(const std::string& word, bool is_list, std::vector<std::string>& names) {
  if (!is_list) {
    names.push_back(word);
    return;
  }
  std::string room;
  std::vector<std::string_view> fields;
  split_row(word, room, fields);
  names.insert(names.end(), fields.begin(), fields.end());
}

// Adds one option to a command: each kind of target parses its own values.
class Adder {
 public:
  Adder(CLI::App& app, const Option& option, Options& options)
      : app_(app), option_(option), options_(options), name_(option.written) {
    help_ = say(options.language, option.zh, option.en);
  }

  CLI::Option* operator()(std::string Options::*target) {
    CLI::Option* added = app_.add_option(name_, options_.*target, help_);
    return option_.name == "--known-at" || option_.name == "--at" ? added->check(fault_of_time, "")
                                                                  : added;
  }
  CLI::Option* operator()(std::vector<std::string> Options::*target) {
    if (!name_.starts_with("--")) return app_.add_option(name_, options_.*target, help_);
    const auto keep = [this_options = &options_, target, is_list = option_.value.starts_with('a')](
                          const std::vector<std::string>& words) {
      for (const std::string& word : words) add_names(word, is_list, this_options->*target);
    };
    return app_.add_option_function<std::vector<std::string>>(name_, keep, help_)
        ->allow_extra_args(false);
  }
  CLI::Option* operator()(std::int64_t Options::*target) {
    const auto fault = [span = span_of(option_.name)](const std::string& text) {
      return fault_of_number(text, span);
    };
    // The range is told when it is left; beside every option it would only be in the way.
    return app_.add_option(name_, options_.*target, help_)->check(fault, "");
  }
  CLI::Option* operator()(bool Options::*target) {
    return app_.add_flag(name_, options_.*target, help_);
  }
  CLI::Option* operator()(std::optional<Day> Options::*target) {
    return app_.add_option_function<std::string>(
        name_,
        [this_options = &options_, target, name = name_](const std::string& text) {
          const auto day = day_told(text);
          if (!day) {
            throw CLI::ValidationError(name, "'" + text + "' is not a day; write it as 2022-06-15");
          }
          this_options->*target = *day;
        },
        help_);
  }
  CLI::Option* operator()(std::optional<Audience> Options::*target) {
    return app_.add_option_function<std::string>(
        name_,
        [this_options = &options_, target, name = name_](const std::string& text) {
          for (const Audience audience : audiences) {
            if (text == to_text(audience)) this_options->*target = audience;
          }
          if (!(this_options->*target)) {
            throw CLI::ValidationError(name, "'" + text + "' is none of seller, buyer");
          }
        },
        help_);
  }
  CLI::Option* operator()(std::optional<Format> Options::*target) {
    return app_.add_option_function<std::string>(
        name_,
        [this_options = &options_, target, name = name_](const std::string& text) {
          if (text == "table")
            this_options->*target = Format::table;
          else if (text == "json")
            this_options->*target = Format::json;
          else if (text == "csv")
            this_options->*target = Format::csv;
          else
            throw CLI::ValidationError(name, "'" + text + "' is none of table, json, csv");
        },
        help_);
  }

 private:
  CLI::App& app_;
  const Option& option_;
  Options& options_;
  std::string name_;
  std::string help_;
};

void add_options(CLI::App& app, const Command& command, Options& options) {
  for (std::string_view word : split(command.options, ' ')) {
    if (word.empty()) continue;
    const bool is_required = word.ends_with('!');
    if (is_required) word.remove_suffix(1);
    const Option& option = find_option(word);
    CLI::Option* added = std::visit(Adder(app, option, options), option.target);
    added->type_name(std::string(option.value));
    if (is_required) added->required();
  }
}

void add_language(CLI::App& app, Options& options) {
  app.add_option_function<std::string>(
         "--lang",
         [&options](const std::string& text) {
           if (text != "zh" && text != "en") {
             throw CLI::ValidationError("--lang", "'" + text + "' is none of zh, en");
           }
           options.language = text == "zh" ? Language::zh : Language::en;
         },
         std::string(say(options.language, "语言，默认按 LANG", "language; default: by LANG")))
      ->type_name("zh|en");
}

// Help is written before options are parsed, so the language is looked up first.
Language find_language(std::span<char*> words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    std::string_view word = words[i];
    if (word == "--lang" && i + 1 < words.size()) {
      word = words[i + 1];
    } else if (word.starts_with("--lang=")) {
      word.remove_prefix(7);
    } else {
      continue;
    }
    if (word == "zh") return Language::zh;
    if (word == "en") return Language::en;
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') {
      return std::string_view(value).starts_with("zh") ? Language::zh : Language::en;
    }
  }
  return Language::en;
}

// The options of a command as the user writes them.
std::vector<std::string_view> options_of(const Command& command) {
  std::vector<std::string_view> written{"--help", "--lang"};
  for (std::string_view word : split(command.options, ' ')) {
    if (word.empty()) continue;
    if (word.ends_with('!')) word.remove_suffix(1);
    written.push_back(find_option(word).written);
  }
  return written;
}

bool is_language(std::string_view word) { return word == "--lang" || word.starts_with("--lang="); }

// `xingji help score` and `xingji --version`, as other programs have them.
std::vector<std::string> in_our_words(std::span<char*> words) {
  std::vector<std::string> ours(words.begin(), words.end());
  if (ours.size() < 2) return ours;
  if (ours[1] == "--version") ours[1] = "version";
  if (ours[1] == "help") {
    ours.erase(ours.begin() + 1);
    ours.emplace_back("--help");
  }
  return ours;
}

// Unknown commands and options are found before CLI11 sees them: it would only say that a word was
// not expected, or that another one is missing.
bool has_unknown_word(std::span<const Command> commands, std::span<char*> words,
                      Language language) {
  while (words.size() > 1 && is_language(words[1])) {
    words = words.subspan(std::string_view(words[1]) == "--lang" && words.size() > 2 ? 2 : 1);
  }
  if (words.size() < 2) return false;
  if (words[1][0] == '-') {
    constexpr auto general = std::to_array<std::string_view>({"--help", "--lang"});
    return has_unknown_option("", general, words.subspan(1, 1), language);
  }
  if (is_unknown_command(commands, words, language)) return true;
  const auto command = std::find_if(commands.begin(), commands.end(),
                                    [&](const Command& c) { return c.name == words[1]; });
  return has_unknown_option(command->name, options_of(*command), words.subspan(2), language);
}

void add_command(CLI::App& app, const Command& command, Options& options) {
  CLI::App* added = app.add_subcommand(std::string(command.name),
                                       std::string(say(options.language, command.zh, command.en)));
  added->group(std::string(say(options.language, "命令", "Commands")));
  added->footer(std::string(say(options.language, "例：\n  ", "Example:\n  ")) +
                std::string(command.example));
  // CLI11 makes the help flag of a command before it hands the group down.
  added->get_help_ptr()->group(app.get_help_ptr()->get_group());
  add_options(*added, command, options);
  add_language(*added, options);
}

}  // namespace

int run_command_line(std::span<const Command> commands, int count, char** words) {
  std::vector<std::string> ours = in_our_words({words, static_cast<std::size_t>(count)});
  std::vector<char*> all_words;
  for (std::string& word : ours) all_words.push_back(word.data());
  Options options;
  options.language = find_language(all_words);
  if (has_unknown_word(commands, all_words, options.language)) return exit_usage;
  options.threads = std::max(1U, std::thread::hardware_concurrency());

  CLI::App app(std::string(say(options.language, "星级：商家体验分的计算与解释",
                               "Xingji scores and explains marketplace sellers' experience")));
  app.name("xingji");
  set_words(app, options.language);
  app.require_subcommand(1);
  app.footer(std::string(say(options.language, "xingji 命令 --help：命令的选项和例子",
                             "xingji COMMAND --help tells a command's options, with an example.\n"
                             "Example:\n  xingji score --help")));
  add_language(app, options);
  for (const Command& command : commands) add_command(app, command, options);
  try {
    app.parse(static_cast<int>(all_words.size()), all_words.data());
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_done : exit_usage;
  }
  options.rules_folder = find_rules(options.rules_folder);
  if (!may_write_files(options)) return exit_problems;
  const std::string chosen = app.get_subcommands().front()->get_name();
  const auto command = std::find_if(commands.begin(), commands.end(),
                                    [&](const Command& c) { return c.name == chosen; });
  return command->run(options);
}

}  // namespace xingji
