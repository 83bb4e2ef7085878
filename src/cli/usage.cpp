#include "cli/usage.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "cli/terminal.h"
#include "messages/messages.h"

namespace xingji {
namespace {

// CLI11's own sentence where it is good enough.
std::string mistake(const CLI::App& app, const CLI::Error& error, Language language) {
  const std::string name = error.get_name();
  std::string what = error.what();
  if (name == "RequiredError" && app.get_subcommands().empty()) {
    return std::string(say(language, "请给出命令", "no command given"));
  }
  if (name == "ArgumentMismatch" && what.find("At Most 1") != std::string::npos) {
    return said(what.substr(0, what.find(':')) + " is given more than once", language);
  }
  return said(what, language);
}

// CLI11 pads by bytes, and a Chinese character has three of them but fills two columns.
class HelpLines : public CLI::Formatter {
 public:
  std::string make_subcommand(const CLI::App* command) const override {
    return line(command->get_display_name(true), command->get_description());
  }
  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    return line(make_option_name(option, is_positional) + make_option_opts(option),
                make_option_desc(option));
  }

 private:
  std::string line(const std::string& name, const std::string& text) const {
    const std::string shown = "  " + name;
    const bool is_wide = display_width(shown) >= get_column_width();
    return (is_wide ? shown + '\n' + pad_right("", get_column_width())
                    : pad_right(shown, get_column_width())) +
           text + '\n';
  }
};

std::string where_to_read(std::string_view command, Language language) {
  const std::string help =
      "xingji " + (command.empty() ? "" : std::string(command) + ' ') + "--help";
  return language == Language::zh ? help + " 列出用法" : help + " tells the usage";
}

std::string hint_text(const std::string& hint, Language language) {
  if (hint.empty()) return {};
  return std::string(say(language, "，", ", ")) + said(hint, language);
}

}  // namespace

std::string_view say(Language language, std::string_view zh, std::string_view en) {
  return language == Language::zh ? zh : en;
}

bool is_unknown_command(std::span<const Command> commands, std::span<char*> words,
                        Language language) {
  if (words.size() < 2 || words[1][0] == '-') return false;
  std::vector<std::string_view> names;
  for (const Command& command : commands) names.push_back(command.name);
  if (std::find(names.begin(), names.end(), words[1]) != names.end()) return false;
  const std::string hint = did_you_mean(words[1], names);
  tell(std::string(say(language, "没有命令 '", "no command '")) + words[1] + '\'' +
       hint_text(hint, language));
  tell(where_to_read("", language));
  return true;
}

bool has_unknown_option(std::string_view command, std::span<const std::string_view> known,
                        std::span<char*> words, Language language) {
  for (const std::string_view word : words) {
    if (!word.starts_with("--") || word.size() == 2) continue;
    const std::string_view option = word.substr(0, word.find('='));
    if (std::find(known.begin(), known.end(), option) != known.end()) continue;
    const std::string hint = did_you_mean(option, known);
    const std::string asked = command.empty() ? "xingji" : std::string(command);
    tell(asked + std::string(say(language, " 没有选项 '", " has no option '")) +
         std::string(option) + '\'' + hint_text(hint, language));
    tell(where_to_read(command, language));
    return true;
  }
  return false;
}

void set_words(CLI::App& app, Language language) {
  app.option_defaults()->group(std::string(say(language, "选项", "Options")));
  app.set_help_flag("-h,--help", std::string(say(language, "显示帮助", "print this help")));
  const auto words = std::make_shared<HelpLines>();
  app.formatter(words);
  words->label("SUBCOMMAND", std::string(say(language, "命令", "COMMAND")));
  words->label("REQUIRED", std::string(say(language, "(必填)", "(required)")));
  if (language == Language::zh) {
    words->label("Usage", "用法");
    words->label("OPTIONS", "选项");
    words->label("Positionals", "参数");
  }
  app.failure_message([language](const CLI::App* failed, const CLI::Error& error) {
    const auto chosen = failed->get_subcommands();
    const std::string command = chosen.empty() ? "" : chosen.front()->get_name();
    return mistake(*failed, error, language) + '\n' + where_to_read(command, language) + '\n';
  });
}

}  // namespace xingji
