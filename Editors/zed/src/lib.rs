//! Starts `gouji server` for reports. The program must be on the PATH.

use zed_extension_api as zed;

struct Gouji;

impl zed::Extension for Gouji {
    fn new() -> Self {
        Gouji
    }

    fn language_server_command(
        &mut self,
        _id: &zed::LanguageServerId,
        worktree: &zed::Worktree,
    ) -> zed::Result<zed::Command> {
        let command = worktree
            .which("gouji")
            .ok_or_else(|| "gouji is not on the PATH".to_string())?;
        Ok(zed::Command {
            command,
            args: vec!["server".to_string()],
            env: Default::default(),
        })
    }
}

zed::register_extension!(Gouji);
