//! A database: one SQLite file. Every statement binds its values.
//!
//! A commit returns when what it wrote is on the disk: the write-ahead log with `synchronous=FULL` is synced at
//! every commit. The usual `NORMAL` syncs only when the log is moved into the database, so a power cut would take back
//! what citizens had been told is there; a killed process would not, since the page cache survives it. On macOS only
//! `fullfsync` reaches the disk itself. SQLite syncs the directory when it makes the log, and with it the names of the
//! database and the key.

pub mod complaints;
pub mod events;
pub mod photos;
pub mod published;
pub mod retention;

use std::{path::Path, time::Duration};

use sqlx::{
    ConnectOptions, Sqlite, SqlitePool, Transaction,
    migrate::Migrator,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::watch;

/// How often to look for commits.
const GLANCE: Duration = Duration::from_millis(500);

/// A pool of connections to the file.
#[derive(Clone)]
pub struct Database {
    pool: SqlitePool,
}

impl Database {
    /// Opens the hotline's file at `path`, makes it if it isn't there, and brings its tables up to date.
    ///
    /// # Errors
    /// When the file can't be opened or isn't this program's.
    pub async fn open(path: &Path) -> sqlx::Result<Self> {
        Self::open_with(path, &sqlx::migrate!()).await
    }

    /// Opens the file at `path`, makes it if it isn't there, and gives it the tables that `migrations` describe.
    ///
    /// # Errors
    /// When the file can't be opened or has other tables.
    pub async fn open_with(path: &Path, migrations: &Migrator) -> sqlx::Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .foreign_keys(true)
            // Readers and one writer don't wait for each other, also across processes: the command line
            // works while the server runs.
            .journal_mode(SqliteJournalMode::Wal)
            // A citizen who was told "we have it" must be right after a power cut too.
            .synchronous(SqliteSynchronous::Full)
            .pragma("fullfsync", "ON")
            // Erased contact data is overwritten, not only unlinked.
            .pragma("secure_delete", "ON")
            .busy_timeout(Duration::from_secs(10))
            .disable_statement_logging();
        let pool = SqlitePoolOptions::new().max_connections(8).connect_with(options).await?;
        migrations.run(&pool).await?;
        Ok(Self { pool })
    }

    /// The pool, for reading.
    #[must_use]
    pub const fn reader(&self) -> &SqlitePool {
        &self.pool
    }

    /// A transaction that holds the write lock from its beginning, so that what it has read stays true until
    /// it commits.
    ///
    /// # Errors
    /// When another writer holds the lock for too long.
    pub async fn writer(&self) -> sqlx::Result<Transaction<'static, Sqlite>> {
        self.pool.begin_with("BEGIN IMMEDIATE").await
    }

    /// Moves the write-ahead log into the database and empties it, so that what was erased isn't left in the log.
    ///
    /// # Errors
    /// When the database fails. A reader that holds on to the log is no failure; the next time empties it.
    pub async fn forget_log(&self) -> sqlx::Result<()> {
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.pool).await?;
        Ok(())
    }

    /// Tells `changed` of every commit, whoever made it, within half a second, until the database fails.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn watch(&self, changed: &watch::Sender<()>) -> sqlx::Result<()> {
        // The number differs from the last one when another connection has committed, of this process or another.
        let mut connection = self.pool.acquire().await?;
        let mut ticks = tokio::time::interval(GLANCE);
        let mut known = None;
        loop {
            ticks.tick().await;
            let version: i64 = sqlx::query_scalar("PRAGMA data_version").fetch_one(&mut *connection).await?;
            if known.replace(version).is_some_and(|known| known != version) {
                changed.send_replace(());
            }
        }
    }

    /// Closes the connections and tidies the write-ahead log.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}
